using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace TextTransfer.Server.Endpoints;

/// <summary>The description of the interface, for programs and for people.</summary>
internal static class OpenApiDescription
{
    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "TextTransfer", Version = "v1", Description = "Text classification by transfer learning. Every error is problem details (RFC 9457)." };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of this service." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Members that JSON's types alone do not tell.
            if (context.JsonPropertyInfo?.DeclaringType == typeof(EmbeddingsRequest) && context.JsonPropertyInfo.Name == "input")
                schema.OneOf = [new OpenApiSchema { Type = JsonSchemaType.String }, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } }];
            if (context.JsonPropertyInfo?.DeclaringType == typeof(EmbeddingItem) && context.JsonPropertyInfo.Name == "embedding")
                schema.OneOf = [new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number } }, new OpenApiSchema { Type = JsonSchemaType.String }];
            return Task.CompletedTask;
        });
    }

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/scalar", scalar => scalar.WithTitle("TextTransfer").DisableTelemetry().DisableDefaultFonts()).AllowAnonymous();
    }
}

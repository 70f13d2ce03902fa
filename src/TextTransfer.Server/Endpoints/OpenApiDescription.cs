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
            // Members that their types here do not tell.
            if (context.JsonTypeInfo.Type == typeof(EmbeddingsRequest))
                schema.Properties!["input"] = OneOrMany(JsonSchemaType.String, JsonSchemaType.String, "A text, or an array of texts.");
            if (context.JsonTypeInfo.Type == typeof(EmbeddingItem))
                schema.Properties!["embedding"] = OneOrMany(JsonSchemaType.String, JsonSchemaType.Number, "Numbers, or the Base64 of their little-endian single-precision bytes.");
            return Task.CompletedTask;
        });
    }

    private static OpenApiSchema OneOrMany(JsonSchemaType one, JsonSchemaType element, string description) => new()
    {
        Description = description,
        OneOf = [new OpenApiSchema { Type = one }, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = element } }],
    };

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/scalar", scalar => scalar.WithTitle("TextTransfer").DisableTelemetry().DisableDefaultFonts()).AllowAnonymous();
    }
}

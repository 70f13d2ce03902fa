using System.Text.Json;

namespace TextTransfer.Server.Endpoints;

/// <summary>The form of JSON that is taken and given.</summary>
internal static class JsonSettings
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, ContractJson.Default);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        options.MaxDepth = 16;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TextTransfer.Server.Page;

/// <summary>The page for people: three files within the assembly, which ask the same addresses as programs do.</summary>
internal static class PageEndpoint
{
    /// <summary>Nothing but these files may be loaded or run, and no other page may frame it.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map("/", "index.html", "text/html; charset=utf-8");
        Map("/page.js", "page.js", "text/javascript; charset=utf-8");
        Map("/page.css", "page.css", "text/css; charset=utf-8");

        void Map(string path, string file, string type)
        {
            byte[] content = Read(file);
            routes.MapGet(path, (HttpContext http) =>
            {
                http.Response.Headers.ContentSecurityPolicy = Policy;
                http.Response.Headers["Referrer-Policy"] = "no-referrer";
                return TypedResults.Bytes(content, type);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static byte[] Read(string file)
    {
        using Stream stream = typeof(PageEndpoint).Assembly.GetManifestResourceStream($"page/{file}")!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

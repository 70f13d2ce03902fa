using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server.Access;

/// <summary>Tells clients by the key in <c>Authorization: Bearer</c>, as clients of OpenAI's interface send it.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptionsMonitor<ServerOptions> server, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";
    private const int MaxLength = 512;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        ServerOptions settings = server.CurrentValue;
        string header = Request.Headers.Authorization.ToString();
        // The address is looked at here too: keys may be taken out of the configuration of a running service.
        if (settings.AllowWithoutKey && settings.Keys.Count == 0 && Context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local))
            return Task.FromResult(AuthenticateResult.Success(Ticket($"address {Context.Connection.RemoteIpAddress}")));
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header.Length > MaxLength)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(Find(settings.Keys, header[Bearer.Length..].Trim()) is { } name
            ? AuthenticateResult.Success(Ticket($"key {name}"))
            : AuthenticateResult.Fail("The key is unknown or has expired."));
    }

    /// <summary>Every key is compared in full, so that the time tells neither how much of one was right nor which.</summary>
    private string? Find(IEnumerable<ApiKey> keys, string secret)
    {
        byte[] hash = ApiKey.Hash(secret);
        string? found = null;
        foreach (ApiKey key in keys.Where(k => k.IsWellFormed))
        {
            bool isThis = CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(key.Sha256));
            if (isThis && !(key.Expires <= time.GetUtcNow()))
                found = key.Name;
        }
        return found;
    }

    private static AuthenticationTicket Ticket(string client) => new(new(new ClaimsIdentity([new Claim(ClaimTypes.Name, client)], SchemeName)), SchemeName);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = 401;
        return Task.CompletedTask;
    }
}

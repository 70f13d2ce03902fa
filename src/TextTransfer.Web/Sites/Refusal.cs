using System.Globalization;
using System.Net;
using System.Text;

namespace TextTransfer.Web.Sites;

/// <summary>Names what stands behind an answer that is no use: who refused, as far as headers and body tell.</summary>
internal static class Refusal
{
    private const int SearchedLength = 20_000;

    // Proof of the refusal itself: a proxy's name in a header says only that it forwarded the answer.
    private static readonly (string Name, string Header)[] Headers =
    [
        ("Cloudflare", "cf-mitigated"), ("Sucuri", "x-sucuri-block"), ("SiteGround", "sg-captcha"), ("AWS WAF", "x-amzn-waf-action"),
    ];

    private static readonly (string Name, string Sign)[] Bodies =
    [
        ("Wordfence", "wordfence"), ("Sucuri", "sucuri website firewall"), ("Sucuri", "sucuri.net"), ("Cloudflare", "attention required! | cloudflare"),
        ("Cloudflare", "cf-error-details"), ("Cloudflare", "cdn-cgi/challenge-platform"), ("SiteGround", "sgcaptcha"), ("Imunify360", "imunify360"),
        ("ModSecurity", "mod_security"), ("ModSecurity", "modsecurity"), ("Imperva", "incapsula incident"), ("NinjaFirewall", "ninjafirewall"),
        ("Solid Security", "ithemes security"), ("BitNinja", "bitninja"), ("DDoS-Guard", "ddos-guard"), ("Shield Security", "shield security"), ("BulletProof Security", "bulletproof security"),
    ];

    /// <summary>The firewall that answered in place of the site, or <see langword="null"/>.</summary>
    public static string? Firewall(FetchedResource answer)
    {
        foreach (var (name, header) in Headers)
        {
            if (answer.Headers.ContainsKey(header))
                return name;
        }

        // A page that was delivered may well write about firewalls.
        if (answer.Status == HttpStatusCode.OK)
            return null;
        var body = Encoding.Latin1.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, SearchedLength)]);
        foreach (var (name, sign) in Bodies)
        {
            if (body.Contains(sign, StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }

    /// <summary>The status, and the firewall where one answered: <c>403 by a firewall (Wordfence)</c>.</summary>
    public static string Describe(FetchedResource answer)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        return Firewall(answer) is { } firewall ? $"{status} by a firewall ({firewall})" : status;
    }
}

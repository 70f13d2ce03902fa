using System.Text.Json.Serialization;

namespace TextTransfer.Web.Sites;

/// <summary>What a document is known by within its site.</summary>
internal sealed record DocumentName(string Id, string? Url)
{
    /// <summary>What its address has in common with other spellings of it; <see langword="null"/> when it has none.</summary>
    [JsonIgnore]
    public string? AddressKey => Uri.TryCreate(Url, UriKind.Absolute, out var address) ? SiteScope.KeyOf(address) : null;

    public static DocumentName Of(Document document) => new(document.Id!, document.Url);
}

using System.Xml;

namespace TextTransfer.Web.WordPress;

/// <summary>Gives a prefix that nobody declared a namespace of its own, where XML would stop reading.</summary>
internal sealed class LenientNamespaces() : XmlNamespaceManager(new NameTable())
{
    /// <inheritdoc/>
    public override string? LookupNamespace(string prefix) => base.LookupNamespace(prefix) ?? $"urn:undeclared:{prefix}";
}

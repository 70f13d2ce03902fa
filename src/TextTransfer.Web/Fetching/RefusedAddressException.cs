namespace TextTransfer.Web.Fetching;

/// <summary>A host that resolves to no address that may be asked; passes through the HTTP handler, which knows nothing of our errors.</summary>
internal sealed class RefusedAddressException(string reason) : IOException(reason);

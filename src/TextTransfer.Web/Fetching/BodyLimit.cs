namespace TextTransfer.Web.Fetching;

/// <summary>How much of a body is read.</summary>
/// <param name="Bytes">The limit, as sent and decompressed.</param>
/// <param name="CutsOff">Whether what follows is ignored rather than an error.</param>
internal sealed record BodyLimit(int Bytes, bool CutsOff = false);

namespace TextTransfer;

/// <summary>One file of a stored encoder as its lock file pins it. Immutable.</summary>
/// <param name="Path">Its path in the encoder's folder, parted by <c>/</c>.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal.</param>
public sealed record StoredFile(string Path, long Size, string Sha256);

using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TextTransfer.Caching.Entries;

/// <summary>The keys of one encoder's entries: a SHA-256 over its fingerprint, the machine's kind and the SHA-256 of the text.</summary>
internal sealed class EntryKeys
{
    private readonly string fingerprint;
    private readonly byte[] identity = new byte[3 * SHA256.HashSizeInBytes];

    public EntryKeys(EncoderInfo encoder)
    {
        fingerprint = encoder.Fingerprint;
        // It becomes the name of a folder, and one that is not unique would mix the vectors of two encoders.
        if (!CacheFolder.IsHash(fingerprint))
            throw new ArgumentException($"The encoder's fingerprint '{fingerprint}' is not a SHA-256 in lower-case hexadecimal, so its embeddings cannot be told from others'.", nameof(encoder));

        Convert.FromHexString(fingerprint).CopyTo(identity, 0);
        (encoder.Probe is null ? ComputePlatform.Hash : ComputePlatform.Elsewhere).CopyTo(identity.AsSpan(SHA256.HashSizeInBytes));
    }

    public EntryKey Of(string text)
    {
        Span<byte> whole = stackalloc byte[identity.Length];
        identity.CopyTo(whole);
        // UTF-16 as it is: in UTF-8 all unpaired surrogates would become the same replacement character.
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), whole[(2 * SHA256.HashSizeInBytes)..]);
        return new(fingerprint, SHA256.HashData(whole));
    }
}

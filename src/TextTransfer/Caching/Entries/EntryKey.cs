namespace TextTransfer.Caching.Entries;

/// <summary>What an entry is found by: the encoder it is of, and a SHA-256 over all that decides its values.</summary>
internal readonly record struct EntryKey(string Fingerprint, byte[] Hash);

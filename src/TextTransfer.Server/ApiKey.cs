using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Server;

/// <summary>
/// A key of the service as the configuration has it: its hash, from which it cannot be found. Keys are random, so that one pass of SHA-256
/// is as good as a slow hash is for passwords. Two of one name are the old and the new one of a client while it changes over.
/// </summary>
public sealed class ApiKey
{
    private const string Prefix = "tt_";

    /// <summary>Whose key it is; named in metrics and the share of the queue is the name's.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, in hexadecimal.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>When it ends to be accepted; <see langword="null"/>: never.</summary>
    public DateTimeOffset? Expires { get; set; }

    internal bool IsWellFormed => Name.Length is > 0 and <= 64 && Sha256.Length == 2 * SHA256.HashSizeInBytes && Sha256.All(char.IsAsciiHexDigit);

    /// <summary>Makes a key of 256 random bits.</summary>
    /// <param name="name">Whose key it is.</param>
    /// <returns>The secret, to be given to the client and kept nowhere, and what the configuration has of it.</returns>
    public static (string Secret, ApiKey Key) Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (secret, new() { Name = name, Sha256 = Convert.ToHexStringLower(Hash(secret)) });
    }

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// Rules from text to text in sentencepiece's binary form: the byte length of a trie, the trie as a double array of 32-bit
/// units (darts-clone: a unit holds the byte that leads to it, whether a key ends there, and the offset of its children; the
/// value of a key stands where its children with byte 0 would), and the results one after another, each ended by a zero byte.
/// Immutable and thread-safe.
/// </summary>
internal sealed class CharacterMap
{
    /// <summary>The encoding of keys and results.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly uint[] units;
    private readonly Dictionary<int, string> results = [];

    private CharacterMap(uint[] units, ReadOnlySpan<byte> texts)
    {
        this.units = units;
        for (int start = 0; start < texts.Length;)
        {
            int length = texts[start..].IndexOf((byte)0);
            if (length < 0)
                length = texts.Length - start;
            results.Add(start, Utf8.GetString(texts.Slice(start, length)));
            start += length + 1;
        }
    }

    /// <summary>Reads a map from its base64 form.</summary>
    public static CharacterMap Read(TokenizerElement charsmap)
    {
        if (!charsmap.Of(JsonValueKind.String).TryGetBytesFromBase64(out byte[]? bytes))
            throw charsmap.Error("the character map is not base64.");

        const int header = sizeof(uint);
        uint trieLength = bytes.Length < header ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (trieLength > bytes.Length - header || trieLength < header || trieLength % header != 0)
            throw charsmap.Error("the character map is damaged: its trie is longer than the map.");

        var units = new uint[trieLength / header];
        for (int i = 0; i < units.Length; i++)
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(header * (i + 1)));
        try
        {
            return new(units, bytes.AsSpan(header + (int)trieLength));
        }
        catch (DecoderFallbackException)
        {
            throw charsmap.Error("the character map is damaged: its texts are not UTF-8.");
        }
    }

    /// <summary>Finds the result of the shortest rule that the text begins with.</summary>
    /// <param name="text">At most five bytes in UTF-8, well-formed.</param>
    /// <param name="result">What to put in its place.</param>
    public bool TryFind(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? result)
    {
        Span<byte> bytes = stackalloc byte[8];
        uint node = Offset(units[0]);
        foreach (byte b in bytes[..Utf8.GetBytes(text, bytes)])
        {
            node ^= b;
            if (b == 0 || node >= units.Length || (units[node] & 0x8000_00FF) != b)
                break;

            uint unit = units[node];
            node ^= Offset(unit);
            if ((unit & 0x100) != 0 && node < units.Length)
                return results.TryGetValue((int)(units[node] & 0x7FFF_FFFF), out result);
        }

        result = null;
        return false;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);
}

using System.Buffers;

namespace TextTransfer.Tokenization;

/// <summary>
/// The normalization rules compiled into a sentencepiece model (Kudo and Richardson, 2018), as the reference applies them: a
/// grapheme cluster shorter than 6 bytes of UTF-8 that begins with a rule's text becomes that rule's result, the rest of
/// the cluster being lost; otherwise each of its characters does so alone. The shortest rule wins.
/// This is not NFKC: conjoining Hangul letters, for one, are not composed.
/// </summary>
internal sealed class PrecompiledNormalizer : TextNormalizer
{
    private const int ShortCluster = 6;
    private readonly CharacterMap map;
    private readonly SearchValues<char> plain;

    private PrecompiledNormalizer(CharacterMap map)
    {
        this.map = map;
        plain = SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(c => (char)c).Where(c => !map.TryFind([c], out _))]);
    }

    /// <summary>Reads the component <c>Precompiled</c>.</summary>
    public static PrecompiledNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "precompiled_charsmap");
        return new(CharacterMap.Read(component.Member("precompiled_charsmap")));
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        ReadOnlySpan<char> source = text.Span;
        for (int i = 0; i < source.Length;)
        {
            int plainLength = source[i..].IndexOfAnyExcept(plain);
            if (plainLength < 0)
                plainLength = source.Length - i;
            else if (plainLength > 0)
                plainLength--; // The last one may take marks that follow it into its cluster.
            text.Keep(plainLength);
            i += plainLength;
            if (i == source.Length)
                break;

            int length = GraphemeClusters.LengthAt(source, i);
            EditCluster(source.Slice(i, length), text);
            i += length;
        }

        text.Commit();
    }

    private void EditCluster(ReadOnlySpan<char> cluster, EditedText text)
    {
        if (cluster.Length < ShortCluster && CharacterMap.Utf8.GetByteCount(cluster) < ShortCluster && map.TryFind(cluster, out string? replacement))
        {
            text.Replace(cluster.Length, replacement);
            return;
        }

        for (int i = 0; i < cluster.Length;)
        {
            _ = Utf16.CodePointAt(cluster, i, out int length);
            if (map.TryFind(cluster.Slice(i, length), out replacement))
                text.Replace(length, replacement);
            else
                text.Keep(length);
            i += length;
        }
    }
}

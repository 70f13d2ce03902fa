using System.Text;

namespace TextTransfer.Audit.Duplicates;

/// <summary>A text as the set of its runs of characters (Broder, On the resemblance and containment of documents, 1997).</summary>
internal static class Shingles
{
    /// <summary>Characters of a run: in any script long enough to be rare, short enough to survive an edit near by.</summary>
    private const int Length = 5;

    /// <summary>Letters and digits in lower case, one space for anything between them.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
                normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != ' ')
                normal.Append(' ');
        }

        return normal.ToString().TrimEnd();
    }

    /// <summary>The distinct hashes of the runs of a normalised text, ascending; one of all of it when it is shorter.</summary>
    public static uint[] Of(string normal)
    {
        if (normal.Length == 0)
            return [];
        if (normal.Length <= Length)
            return [Hash(normal)];
        var hashes = new uint[normal.Length - Length + 1];
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = Hash(normal.AsSpan(i, Length));
        Array.Sort(hashes);
        int count = 0;
        for (int i = 0; i < hashes.Length; i++)
        {
            if (count == 0 || hashes[count - 1] != hashes[i])
                hashes[count++] = hashes[i];
        }

        return hashes[..count];
    }

    /// <summary>The share of runs two texts have in common, 0 to 1: exact, but for runs of equal hash.</summary>
    public static double Jaccard(uint[] a, uint[] b)
    {
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                (common, i, j) = (common + 1, i + 1, j + 1);
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }

        int union = a.Length + b.Length - common;
        return union == 0 ? 0 : (double)common / union;
    }

    /// <summary>FNV-1a: the same on every machine, as findings should be.</summary>
    private static uint Hash(ReadOnlySpan<char> run)
    {
        uint hash = 2166136261;
        foreach (char c in run)
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}

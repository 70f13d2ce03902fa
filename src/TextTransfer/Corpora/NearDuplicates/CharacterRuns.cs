using System.Globalization;

namespace TextTransfer.Corpora.NearDuplicates;

/// <summary>A text as its runs of characters, which serve every script (Broder, On the resemblance and containment of documents, 1997).</summary>
internal static class CharacterRuns
{
    /// <summary>Characters of a run: in any script long enough to be rare, short enough to survive an edit near by.</summary>
    public const int Length = 5;

    private const ulong Base = 0xD6E8FEB86659FD93;

    /// <summary>What a character counts once it is the oldest of a run.</summary>
    private const ulong Oldest = unchecked(Base * Base * Base * Base);

    /// <summary>Letters and digits in lower case, one space for anything between them.</summary>
    public static string Normalize(string text)
    {
        char[] normal = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                normal[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && normal[length - 1] != ' ')
                normal[length++] = ' ';
        }

        return new string(normal, 0, length).TrimEnd();
    }

    /// <summary>The hash of every run of a normalised text; one of all of it when it is shorter than a run.</summary>
    public static ulong[] Of(string normal)
    {
        if (normal.Length == 0)
            return [];
        ulong[] hashes = new ulong[Math.Max(1, normal.Length - Length + 1)];
        ulong rolling = 0; // A polynomial of the last characters.
        for (int i = 0; i < normal.Length; i++)
        {
            if (i >= Length)
                rolling -= Oldest * normal[i - Length];
            rolling = (rolling * Base) + normal[i];
            if (i >= Length - 1 || i == normal.Length - 1)
                hashes[Math.Max(0, i - Length + 1)] = SplitMix.Mix(rolling);
        }

        return hashes;
    }
}

using System.Globalization;
using System.Text;

namespace TextTransfer.Tokenization;

/// <summary>An expression for the regular expressions of .NET in the making: text, and sets of characters to be spelled out.</summary>
internal sealed class RegexParts
{
    private readonly List<(string Text, CodePointSet? Set)> parts = [];

    /// <summary>The number of parts so far.</summary>
    public int Count => parts.Count;

    /// <summary>The sets in it.</summary>
    public IReadOnlyList<CodePointSet> Sets => [.. parts.Select(p => p.Set).OfType<CodePointSet>()];

    /// <summary>Appends syntax.</summary>
    public void Add(string text) => parts.Add((text, null));

    /// <summary>Appends one character out of a set.</summary>
    public void Add(CodePointSet set) => parts.Add(("", set));

    /// <summary>Puts what was appended after a number of parts between two texts.</summary>
    public void Wrap(int start, string before, string after)
    {
        parts.Insert(start, (before, null));
        Add(after);
    }

    /// <summary>The expression for text in which unpaired surrogates stand for supplementary characters.</summary>
    public string ToPattern(SupplementaryClasses supplementary)
    {
        var pattern = new StringBuilder();
        foreach ((string text, CodePointSet? set) in parts)
        {
            if (set is null)
                pattern.Append(text);
            else
                AppendSet(pattern, set, supplementary);
        }

        return pattern.ToString();
    }

    private static void AppendSet(StringBuilder pattern, CodePointSet set, SupplementaryClasses supplementary)
    {
        int start = pattern.Length;
        pattern.Append('[');
        for (int i = 0; i < set.Ranges.Length; i += 2)
        {
            AppendRange(pattern, set.Ranges[i], Math.Min(set.Ranges[i + 1], 0xD7FF));
            AppendRange(pattern, Math.Max(set.Ranges[i], 0xE000), Math.Min(set.Ranges[i + 1], 0xFFFF));
        }

        foreach (char representative in supplementary.Of(set))
            AppendRange(pattern, representative, representative);
        pattern.Append(']');
        if (pattern.Length - start == 2)
            pattern.Insert(start + 1, @"^\0-\uFFFF");
    }

    private static void AppendRange(StringBuilder pattern, int first, int last)
    {
        if (first <= last)
            pattern.Append(CultureInfo.InvariantCulture, $@"\u{first:X4}-\u{last:X4}");
    }
}

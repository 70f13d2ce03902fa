using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>Measures of diversity of each text that is long enough, to be averaged over texts.</summary>
internal static class DiversityCounts
{
    /// <summary>MTLD is safe of length from here (Koizumi, 2012); it is also the window of MATTR.</summary>
    public const int FewestWords = 100;

    public static void Add(SegmentedText text)
    {
        if (text.Words.Length < FewestWords)
            return;
        text.Counts[(int)TextCount.DiversityTexts] = 1;
        text.Counts[(int)TextCount.Mtld] = LexicalDiversity.Mtld(text.Words.AsSpan());
        text.Counts[(int)TextCount.Hdd] = LexicalDiversity.Hdd(text.Words.AsSpan());
        text.Counts[(int)TextCount.Mattr] = LexicalDiversity.Mattr(text.Words.AsSpan());
        text.Counts[(int)TextCount.YulesK] = LexicalDiversity.YulesK(text.Words.AsSpan());
    }
}

namespace TextTransfer.Comparison.Segmentation;

/// <summary>Counts marks of punctuation, whatever their form in different scripts.</summary>
internal static class PunctuationCounts
{
    public static void Add(ReadOnlySpan<char> text, double[] counts)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || c == ' ')
                continue;
            if (c == '.' && i + 2 < text.Length && text[i + 1] == '.' && text[i + 2] == '.')
            {
                counts[(int)TextCount.Ellipses]++;
                while (i + 1 < text.Length && text[i + 1] == '.')
                    i++;
            }
            else if (KindOf(text, i) is { } kind)
            {
                counts[(int)kind]++;
            }
        }
    }

    private static TextCount? KindOf(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        ',' or '、' or '，' or '،' => TextCount.Commas,
        '.' or '。' or '．' or '।' or '۔' => TextCount.FullStops,
        ';' or '；' or '؛' => TextCount.Semicolons,
        ':' or '：' => TextCount.Colons,
        '!' or '！' or '¡' => TextCount.ExclamationMarks,
        '?' or '？' or '؟' or '¿' => TextCount.QuestionMarks,
        '–' or '—' or '―' => TextCount.Dashes,
        '-' when i > 0 && i + 1 < text.Length && text[i - 1] is ' ' or '-' && text[i + 1] is ' ' or '-' => TextCount.Dashes,
        '(' or '[' or '（' or '【' => TextCount.Brackets,
        '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』' => TextCount.QuotationMarks,
        '…' => TextCount.Ellipses,
        _ => null,
    };
}

using TextTransfer.Comparison.Segmentation;
using static TextTransfer.Comparison.Segmentation.TextCount;

namespace TextTransfer.Comparison.Style;

/// <summary>The figures of style that can be had in a language.</summary>
internal static class FigureDefinitions
{
    private const string PerText = "mean over texts of 100 words and more";

    private static readonly string[] WithoutSpaces = ["zh", "ja", "th"];

    public static IReadOnlyList<FigureDefinition> Of(string? language, LanguageProfile profile)
    {
        bool hasSpaces = !WithoutSpaces.Contains(language);
        return
        [
            .. Lengths(hasSpaces), .. Punctuation(), .. profile.Markers.Where(m => m.Words.Count > 0).Select(m => Rate(NameOf(m.Count), m.Count, ComparisonAspect.Markers)),
            .. Diversity(), .. Readabilities(language, hasSpaces),
        ];
    }

    private static IEnumerable<FigureDefinition> Lengths(bool hasSpaces)
    {
        yield return new("words per text", ComparisonAspect.Style, c => c[(int)TextCount.Words] / c[(int)Texts]);
        yield return new("words per sentence", ComparisonAspect.Style, c => c[(int)TextCount.Words] / c[(int)Sentences]);
        yield return new("standard deviation of words per sentence", ComparisonAspect.Style, c => Deviation(c[(int)TextCount.Words], c[(int)SentenceWordSquares], c[(int)Sentences]));
        if (!hasSpaces)
            yield break;
        yield return new("letters per word", ComparisonAspect.Style, c => c[(int)Letters] / c[(int)TextCount.Words]);
        yield return new("standard deviation of letters per word", ComparisonAspect.Style, c => Deviation(c[(int)Letters], c[(int)LetterSquares], c[(int)TextCount.Words]));
        yield return new("words of more than six letters, %", ComparisonAspect.Style, c => 100 * c[(int)LongWords] / c[(int)TextCount.Words]);
    }

    private static IEnumerable<FigureDefinition> Punctuation() => new[]
    {
        Commas, FullStops, Semicolons, Colons, ExclamationMarks, QuestionMarks, Dashes, Brackets, QuotationMarks, Ellipses,
    }.Select(mark => Rate(NameOf(mark), mark, ComparisonAspect.Punctuation));

    private static IEnumerable<FigureDefinition> Diversity() =>
        new (string Name, TextCount Count)[] { ("MTLD", Mtld), ("HD-D", Hdd), ("MATTR", Mattr), ("Yule's K", YulesK) }.Select(m => new FigureDefinition(
            m.Name, ComparisonAspect.Diversity, c => c[(int)m.Count] / c[(int)DiversityTexts], DiversityTexts, 1, "texts of 100 words and more a side", "Koizumi, 2012")
        {
            Remark = m.Count == YulesK ? PerText + "; lower is more varied" : PerText,
        });

    private static IEnumerable<FigureDefinition> Readabilities(string? language, bool hasSpaces)
    {
        (string, Func<TextLengths, double>)[] formulas = language switch
        {
            "en" => [("Flesch reading ease", Readability.Flesch), ("Flesch-Kincaid grade", Readability.FleschKincaid), ("Gunning fog", Readability.GunningFog)],
            "de" => [("Amstad reading ease", Readability.Amstad), ("Wiener Sachtextformel", Readability.WienerSachtext)],
            "es" => [("Fernández Huerta", Readability.FernandezHuerta), ("Szigriszt Pazos", Readability.SzigrisztPazos)],
            "fr" => [("Kandel-Moles", Readability.KandelMoles)],
            "it" => [("Franchina-Vacca", Readability.FranchinaVacca), ("Gulpease", Readability.Gulpease)],
            "ru" => [("Oborneva reading ease", Readability.Oborneva)],
            _ => [],
        };
        foreach ((string name, Func<TextLengths, double> formula) in formulas)
            yield return new(name, ComparisonAspect.Readability, c => formula(LengthsOf(c)));
        if (language == "en")
        {
            yield return new("SMOG", ComparisonAspect.Readability, c => c[(int)Sentences] >= Readability.SmogSentences ? Readability.Smog(LengthsOf(c)) : double.NaN,
                Sentences, Readability.SmogSentences, "sentences a side", "McLaughlin, 1969");
        }

        if (hasSpaces)
            yield return new("LIX", ComparisonAspect.Readability, c => Readability.Lix(LengthsOf(c)));
    }

    private static FigureDefinition Rate(string name, TextCount count, ComparisonAspect aspect) =>
        new($"{name} per 1,000 words", aspect, c => 1000 * c[(int)count] / c[(int)TextCount.Words]);

    private static TextLengths LengthsOf(double[] c) =>
        new(c[(int)Sentences], c[(int)TextCount.Words], c[(int)Letters], c[(int)Syllables], c[(int)LongWords], c[(int)Polysyllables], c[(int)Monosyllables]);

    private static double Deviation(double sum, double squares, double count) =>
        count > 1 ? Math.Sqrt(Math.Max(0, (squares - (sum * sum / count)) / (count - 1))) : double.NaN;

    private static string NameOf(TextCount count) => count switch
    {
        FirstSingular => "first person singular",
        FirstPlural => "first person plural",
        Second => "second person",
        Third => "third person",
        Past => "past auxiliaries",
        Present => "present auxiliaries",
        Future => "future auxiliaries",
        Commas => "commas",
        FullStops => "full stops",
        Semicolons => "semicolons",
        Colons => "colons",
        ExclamationMarks => "exclamation marks",
        QuestionMarks => "question marks",
        Dashes => "dashes",
        Brackets => "brackets",
        QuotationMarks => "quotation marks",
        Ellipses => "ellipses",
        _ => throw new ArgumentOutOfRangeException(nameof(count), count, "has no name."),
    };
}

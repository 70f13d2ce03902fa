using Lingua;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer;

/// <summary>
/// The language a text is written in, found by trigrams of letters (SearchPioneer.Lingua, its mode of low memory). Safe for concurrent
/// calls. The first call takes about half a second and some 30 MB, which stay.
/// </summary>
public static class TextLanguage
{
    /// <summary>What is read of a text: more changes little, for a few hundred letters settle it.</summary>
    private const int LongestSample = 400;

    /// <summary>Letters below which trigrams guess rather than know.</summary>
    private const int FewestLetters = 24;

    /// <summary>The languages told apart. Each more costs memory, time and certainty; their models are listed in the project file.</summary>
    private static readonly Language[] Known =
    [
        Language.Arabic, Language.Bulgarian, Language.Catalan, Language.Chinese, Language.Croatian, Language.Czech, Language.Danish, Language.Dutch,
        Language.English, Language.Finnish, Language.French, Language.German, Language.Greek, Language.Hebrew, Language.Hindi, Language.Hungarian,
        Language.Indonesian, Language.Italian, Language.Japanese, Language.Korean, Language.Bokmal, Language.Persian, Language.Polish, Language.Portuguese,
        Language.Romanian, Language.Russian, Language.Slovak, Language.Spanish, Language.Swedish, Language.Thai, Language.Turkish, Language.Ukrainian, Language.Vietnamese,
    ];

    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder
        .FromLanguages(Known)
        .WithLowAccuracyMode()
        .WithLanguageModelsDirectory(Path.Combine(AppContext.BaseDirectory, "languages"))
        .Build());

    /// <summary>The languages that can be found, as BCP 47 tags of two letters.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(TagOf)];

    /// <summary>Finds the language of a text by its first 400 characters that are no addresses.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Its BCP 47 tag, such as <c>en</c>; <see langword="null"/> for fewer than 24 letters (6 where there are no spaces between words), and for none of the languages.</returns>
    public static string? Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string sample = TextPatterns.Blank(text.Length > 4 * LongestSample ? text[..(4 * LongestSample)] : text).Trim();
        sample = WordScanner.WellFormed(sample.Length > LongestSample ? sample[..LongestSample] : sample);
        int letters = sample.Sum(c => c >= '\u0E00' && char.IsLetter(c) ? FewestLetters / 6 : char.IsLetter(c) ? 1 : 0);
        if (letters < FewestLetters)
            return null;
        Language found = Detector.Value.DetectLanguageOf(sample);
        return found == Language.Unknown ? null : TagOf(found);
    }

    private static string TagOf(Language language) => language == Language.Bokmal ? "no" : language.IsoCode6391().ToString().ToLowerInvariant();
}

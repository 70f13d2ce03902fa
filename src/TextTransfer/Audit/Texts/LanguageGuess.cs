using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace TextTransfer.Audit.Texts;

/// <summary>
/// The language of a text by its script and, in Latin script, by its function words: enough to see that a text is in another
/// language than its neighbours. Where too little speaks for one there is no guess.
/// </summary>
internal static class LanguageGuess
{
    private const int LeastWords = 6;
    private const int LeastHits = 3;

    private static readonly SearchValues<char> UkrainianLetters = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> RussianLetters = SearchValues.Create("ыэёъЫЭЁ");

    /// <summary>Words that are frequent in one language; some are of two, so that the lead decides.</summary>
    private static readonly (string Language, FrozenSet<string> Words)[] FunctionWords =
    [
        ("English", Set("the of and to is that it for was with as on are this be at by from have or an they which you were her she there been has but not what all their we how my can do will i your would")),
        ("German", Set("der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde ich wir")),
        ("French", Set("le la les de des du et est un une que qui dans pour pas sur au avec ce il elle sont plus par ne se cette ou mais aux nous vous leur été être ont comme je son sa ses")),
        ("Spanish", Set("el la los las de del y que en un una es por con para se no su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos")),
        ("Portuguese", Set("o os a as de do da dos das e que em um uma para com não por mais se no na ao como mas foi ele tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois")),
        ("Italian", Set("il lo la gli le di del della dei e che è un una per con non sono si da in nel nella al alla come più ma anche questo ha ho o se dal dalla su sul ci mi loro essere stato")),
        ("Dutch", Set("de het een van en in is dat op te zijn met voor niet die er aan ook als om maar dan zich bij nog naar heeft hij ze wordt uit kan door over deze wat werd of tot je hebben ik")),
        ("Swedish", Set("och i att det som en på är av för med den till inte har de ett om var jag men sig från så han eller vi hade kan nu när över sin här vad också efter alla blev")),
        ("Danish or Norwegian", Set("og i at det som en på er af for med den til ikke har de et om var jeg men sig fra så han eller vi hadde kan nå når over sin her hva også efter etter alle blev ble av")),
        ("Polish", Set("i w na z do się nie że jest to o jak po co za ale od przez tak są już czy dla oraz być tylko ich przy może był jego jej które który tym")),
        ("Turkish", Set("ve bir bu da de için ile çok olarak daha gibi olan kadar sonra ne ama o en her değil var mi ben biz olduğu")),
        ("Indonesian or Malay", Set("yang dan di ini itu dengan untuk dari pada adalah tidak ke dalam akan juga oleh telah bisa atau karena ada saya mereka")),
    ];

    /// <summary>The language of a text; <see langword="null"/> when it is too short or mixed to say.</summary>
    public static string? Of(string text)
    {
        Dictionary<string, int> scripts = [];
        int letters = 0;
        foreach (char c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            string script = ScriptOf(c);
            scripts[script] = scripts.GetValueOrDefault(script) + 1;
        }

        if (letters < 8)
            return null;
        // Japanese is Kana among Han: a tenth of Kana decides.
        if (scripts.GetValueOrDefault("Japanese") * 10 >= letters)
            return "Japanese";
        (string most, int count) = scripts.MaxBy(s => s.Value);
        return count * 10 < letters * 6 ? null : most == "Latin" ? OfLatin(text) : most == "Cyrillic" ? OfCyrillic(text) : most;
    }

    private static string? OfLatin(string text)
    {
        string[] words = text.ToLowerInvariant().Split([.. text.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < LeastWords)
            return null;
        int best = 0, second = 0;
        string? language = null;
        foreach ((string name, FrozenSet<string> set) in FunctionWords)
        {
            int hits = words.Count(set.Contains);
            if (hits > best)
                (second, best, language) = (best, hits, name);
            else
                second = Math.Max(second, hits);
        }

        return best >= LeastHits && best * 8 >= words.Length && best * 2 >= second * 3 ? language : null;
    }

    private static string OfCyrillic(string text) =>
        text.AsSpan().ContainsAny(UkrainianLetters) ? "Ukrainian" : text.AsSpan().ContainsAny(RussianLetters) ? "Russian" : "Cyrillic script";

    private static string ScriptOf(char c) => c switch
    {
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => "Latin",
        >= '\u0370' and <= '\u03FF' => "Greek",
        >= '\u0400' and <= '\u052F' => "Cyrillic",
        >= '\u0590' and <= '\u05FF' => "Hebrew",
        >= '\u0600' and <= '\u06FF' => "Arabic script",
        >= '\u0900' and <= '\u097F' => "Hindi or another language in Devanagari",
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u3040' and <= '\u30FF' => "Japanese",
        >= '\uAC00' and <= '\uD7AF' => "Korean",
        >= '\u4E00' and <= '\u9FFF' => "Chinese",
        _ => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter ? "another script" : "Latin",
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>
/// What is known of a language: its function words, words that mark person and tense, prefixes that an apostrophe parts, how its
/// syllables are counted. A text file of one list a line for each; of others nothing is known. Immutable.
/// </summary>
internal sealed class LanguageProfile
{
    private const string Folder = "languages/";

    private static readonly (TextCount Count, string List)[] MarkerLists =
    [
        (TextCount.FirstSingular, "first-singular"), (TextCount.FirstPlural, "first-plural"), (TextCount.Second, "second"), (TextCount.Third, "third"),
        (TextCount.Past, "past"), (TextCount.Present, "present"), (TextCount.Future, "future"),
    ];

    private static readonly ConcurrentDictionary<string, LanguageProfile> Loaded = new();
    private static readonly LanguageProfile Unknown = new(new Dictionary<string, string[]>(), "");

    private LanguageProfile(IReadOnlyDictionary<string, string[]> lists, string code)
    {
        FunctionWords = lists.GetValueOrDefault("function") ?? [];
        Elisions = (lists.GetValueOrDefault("elisions") ?? []).ToFrozenSet();
        Syllables = lists.TryGetValue("syllables", out string[]? vowels)
            ? new(vowels[0], lists.GetValueOrDefault("diphthongs") ?? [], code)
            : null;
        Markers = [.. MarkerLists.Select(m => (m.Count, (lists.GetValueOrDefault(m.List) ?? []).ToFrozenSet()))];
    }

    /// <summary>Words that have a grammatical function rather than a topic; empty where they are not known.</summary>
    public IReadOnlyList<string> FunctionWords { get; }

    /// <summary>What stands before an apostrophe as a word of its own: l, d, dell.</summary>
    public FrozenSet<string> Elisions { get; }

    /// <summary>Counts syllables; <see langword="null"/> where the rule is not known.</summary>
    public SyllableRule? Syllables { get; }

    /// <summary>The words that mark person and tense, by what they count as.</summary>
    public IReadOnlyList<(TextCount Count, FrozenSet<string> Words)> Markers { get; }

    /// <summary>The profile of a language by its tag; one that knows nothing for others.</summary>
    public static LanguageProfile Of(string? language) => language is null ? Unknown : Loaded.GetOrAdd(language, static code =>
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + code);
        if (stream is null)
            return Unknown;
        using StreamReader reader = new(stream);
        return new(
            reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split(':', 2))
                .ToDictionary(l => l[0], l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            code);
    });
}

using TextTransfer.Comparison.Copying;
using TextTransfer.Comparison.Meaning;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;
using TextTransfer.Comparison.Style;
using TextTransfer.Comparison.Words;

namespace TextTransfer;

/// <summary>
/// Whether two bodies of text differ, in what, and whether it is more than chance: in meaning, words, style and what they have word for
/// word in common. Every figure has an interval or says what text it lacks. Immutable.
/// </summary>
/// <remarks>
/// Chance is random assignment of whole texts to the sides (groups of texts, where a side has several), not of words: words of one text
/// come together. P-values of each part are corrected for their number, and those of <see cref="Tests"/> among one another.
/// Words and style are compared in one language. Memory and time grow with the text, but for meaning, see <see cref="ComparisonOptions.MaxMeaningTexts"/>.
/// </remarks>
public sealed record TextComparison
{
    /// <summary>The first side.</summary>
    public required ComparedBody A { get; init; }

    /// <summary>The second side.</summary>
    public required ComparedBody B { get; init; }

    /// <summary>The language compared in words and style; <see langword="null"/> where that of no text is known.</summary>
    public required string? Language { get; init; }

    /// <summary>Every test of a distance as a whole: of meaning, words, style, and style within matched pairs.</summary>
    public required IReadOnlyList<ComparisonTest> Tests { get; init; }

    /// <summary>What they say; <see langword="null"/> without an encoder or embeddings, or where a side has no text.</summary>
    public MeaningComparison? Meaning { get; init; }

    /// <summary>Which words they use.</summary>
    public required WordComparison Words { get; init; }

    /// <summary>How they are written.</summary>
    public required StyleComparison Style { get; init; }

    /// <summary>What they have word for word in common.</summary>
    public required CopyingComparison Copying { get; init; }

    /// <summary>What is to be minded: texts left out for their language, sides of one language each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How they were compared.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>Compares two bodies of text. Deterministic by seed.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="encoder">For meaning; embeddings of the bodies are taken before it is asked. <see langword="null"/> for the rest alone. Texts that were encoded before are quick with a cache.</param>
    /// <param name="options">The defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the texts encoded so far.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    /// <exception cref="ArgumentException">Embeddings do not match the documents, or are given for texts that are to be cut.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static TextComparison Make(
        TextBody a, TextBody b, ITextEncoder? encoder = null, ComparisonOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        MakePairs([a, b], encoder, options, progress, cancellationToken)[0];

    /// <summary>Compares every two of several bodies: first with second, first with third, and so on. Each text is read and encoded once.</summary>
    /// <param name="bodies">Two at least.</param>
    /// <param name="encoder">For meaning; as <see cref="Make"/> takes it.</param>
    /// <param name="options">The defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the texts encoded so far.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    /// <exception cref="ArgumentException">There are fewer than two bodies, or embeddings do not match the documents, or are given for texts that are to be cut.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static IReadOnlyList<TextComparison> MakePairs(
        IReadOnlyList<TextBody> bodies, ITextEncoder? encoder = null, ComparisonOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (bodies.Count < 2)
            throw new ArgumentException($"{bodies.Count} bodies; a comparison needs two at least.", nameof(bodies));
        options ??= new();
        options.Validate();

        Preparation preparation = Preparation.Make(bodies, options, cancellationToken);
        IReadOnlyList<EmbeddedBody>? embedded = BodyEmbedding.Embed(bodies, preparation.Bodies, encoder, options, progress, cancellationToken);
        List<TextComparison> comparisons = [];
        for (int i = 0; i < bodies.Count; i++)
        {
            for (int j = i + 1; j < bodies.Count; j++)
                comparisons.Add(Compare(preparation.Bodies[i], preparation.Bodies[j], preparation, embedded is null ? null : (embedded[i], embedded[j]), encoder?.Info, options, cancellationToken));
        }

        return comparisons;
    }

    /// <summary>Compares bodies that are made ready.</summary>
    internal static TextComparison Compare(
        PreparedBody a, PreparedBody b, Preparation preparation, (EmbeddedBody A, EmbeddedBody B)? embedded, EncoderInfo? encoder, ComparisonOptions options, CancellationToken cancellationToken)
    {
        TextSegmenter segmenter = preparation.Segmenter;
        Assignments assignments = new(a.UnitCount, b.UnitCount, options, cancellationToken);
        MeaningComparison? meaning = embedded is { } e && a.Documents.Count > 0 && b.Documents.Count > 0
            ? new MeaningAnalysis(e.A, e.B, segmenter, options, cancellationToken).Run(encoder)
            : null;
        WordComparison words = new KeywordSearch(a, b, segmenter, options, cancellationToken).Run(assignments);
        StyleComparison style = StyleAnalysis.Run(a, b, segmenter, preparation.Language, meaning is null ? null : embedded, assignments, options, cancellationToken);
        ComparisonTest[] tests = FalseDiscoveries.Adjust(
            [.. meaning?.Tests ?? [], words.Test, .. style.Tests, .. style.Matched is { } m ? new[] { m.Matched } : []], t => t.PValue, (t, p) => t with { AdjustedPValue = p });
        ComparisonTest Adjusted(ComparisonTest test) => tests.First(t => t.Name == test.Name);
        return new()
        {
            A = BodySummary.Of(a, segmenter),
            B = BodySummary.Of(b, segmenter),
            Language = preparation.Language,
            Tests = tests,
            Meaning = meaning is null ? null : meaning with { Tests = [.. meaning.Tests.Select(Adjusted)] },
            Words = words with { Test = Adjusted(words.Test) },
            Style = style with
            {
                Tests = [.. style.Tests.Select(Adjusted)],
                Matched = style.Matched is null ? null : style.Matched with { Matched = Adjusted(style.Matched.Matched), Unmatched = Adjusted(style.Matched.Unmatched) },
            },
            Copying = CopyingAnalysis.Run(a, b, segmenter.Profile, options, cancellationToken),
            Warnings = [.. BodySummary.Warnings(a, b, preparation.Language)],
            Options = options,
        };
    }
}

namespace TextTransfer;

/// <summary>
/// Why a classifier says one class rather than another of a text: their log-odds as a sum of contributions, taken apart in
/// several ways; those by views, by windows, by lines and by labelled texts are each complete. Every contribution is in nats, above 0 where it speaks for <see cref="Label"/>,
/// below where it speaks for <see cref="Against"/>; 0.69 doubles the odds. Immutable.
/// </summary>
/// <remarks>
/// <para>
/// The log-odds of two classes, ln(p₁/p₂) of the probabilities the prediction shows, are linear in the features of the text
/// once the length of its vector is known, so this is arithmetic, not an estimate. What is exact is how the sum falls apart: what
/// the classifier would have said of another text is another question, and a token's vector knows of the words around it.
/// </para>
/// <para>
/// Contributions of the text are measured from the average of the labelled texts the classifier was trained on; what it
/// says of that average is <see cref="Intercept"/>.
/// </para>
/// </remarks>
public sealed record Explanation
{
    /// <summary>The text; what places and lengths below refer to, in UTF-16 units.</summary>
    public required string Text { get; init; }

    /// <summary>The prediction explained.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>The class explained.</summary>
    public required string Label { get; init; }

    /// <summary>The class it is compared with.</summary>
    public required string Against { get; init; }

    /// <summary>ln(probability of <see cref="Label"/> / probability of <see cref="Against"/>), before any rounding of probabilities.</summary>
    public required double LogOdds { get; init; }

    /// <summary>The log-odds of the average labelled text.</summary>
    public required double Intercept { get; init; }

    /// <summary>What each view of weight above 0 adds, in the order of the summary. With the intercept they sum to the log-odds.</summary>
    public required IReadOnlyList<ViewContribution> Views { get; init; }

    /// <summary>
    /// What each window of the encoder adds, in the order of the text, which they cover; one for a text within the length limit
    /// and for encoders that do not say. With the intercept they sum to the log-odds.
    /// </summary>
    public required IReadOnlyList<SpanContribution> Windows { get; init; }

    /// <summary>
    /// What each line of the text adds by what stands in it, in its order: titles, headings, paragraphs and list items are lines of
    /// their own in what is read from pages and exports. Its terms count, and its tokens in the last layer of the encoder; with the
    /// intercept and <see cref="Undivided"/> they sum to the log-odds.
    /// </summary>
    public required IReadOnlyList<SpanContribution> Lines { get; init; }

    /// <summary>
    /// What the text adds that belongs to no line: lower layers, special tokens, an encoder's whole answer where it does not
    /// show its tokens, and terms that the average labelled text has and this one lacks.
    /// </summary>
    public required double Undivided { get; init; }

    /// <summary>
    /// What each word of the text adds by what stands in it, all its occurrences together, the greatest in size first: part of the
    /// lines. A pair of words counts to its first, and what stands between words to the one before.
    /// </summary>
    public required IReadOnlyList<WordContribution> Words { get; init; }

    /// <summary>What each known term of the text adds, all its occurrences together, the greatest in size first; part of the lexical views.</summary>
    public required IReadOnlyList<TermContribution> Terms { get; init; }

    /// <summary>
    /// What each labelled text adds, the greatest in size first: at the optimum the weights of a logistic regression are a sum
    /// over the texts it was trained on. With the intercept and the view <c>labels</c>, which is not trained, they sum to the
    /// log-odds, up to 1e-4 for what the solver leaves; above 1,024 labelled texts, whose kernels are approximated, a little more is left.
    /// </summary>
    public required IReadOnlyList<ExampleContribution> Examples { get; init; }
}

/// <summary>What a view adds to log-odds.</summary>
/// <param name="Name">Its name, as <see cref="ViewSummary.Name"/>.</param>
/// <param name="Contribution">The addend, in nats.</param>
public readonly record struct ViewContribution(string Name, double Contribution);

/// <summary>What a stretch of a text adds to log-odds.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Contribution">The addend, in nats.</param>
public readonly record struct SpanContribution(int Start, int Length, double Contribution);

/// <summary>What a word adds to log-odds.</summary>
/// <param name="Word">The word in lower case.</param>
/// <param name="Count">Its occurrences in the text, at least 1.</param>
/// <param name="Contribution">The addend, in nats.</param>
public readonly record struct WordContribution(string Word, int Count, double Contribution);

/// <summary>What a term of a lexical view adds to log-odds.</summary>
/// <param name="View">The lexical view: <c>words</c> (words and word pairs) or <c>characters</c> (runs of characters, spaces included).</param>
/// <param name="Term">The term in lower case.</param>
/// <param name="Count">Its occurrences in the text, at least 1.</param>
/// <param name="Contribution">The addend, in nats.</param>
public readonly record struct TermContribution(string View, string Term, int Count, double Contribution);

/// <summary>What a labelled text adds to log-odds.</summary>
/// <param name="Example">The labelled text.</param>
/// <param name="Contribution">The addend, in nats.</param>
public readonly record struct ExampleContribution(LabeledText Example, double Contribution);

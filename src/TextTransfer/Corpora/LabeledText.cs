namespace TextTransfer;

/// <summary>One example of a corpus: a text and the class a person gave it. Immutable.</summary>
/// <param name="Text">The text, not empty.</param>
/// <param name="Label">The name of the class, not empty; compared ordinally.</param>
public sealed record LabeledText(string Text, string Label)
{
    /// <summary>What examples that are not independent share (site, template, author); folds never part a group. Optional.</summary>
    public string? Group { get; init; }

    /// <summary>What identifies the example in its source. Optional; files that have no ids leave it out.</summary>
    public string? Id { get; init; }

    /// <summary>The line of its file where it begins, from 1; <see langword="null"/> when it is not a record of a file of lines.</summary>
    public int? Line { get; init; }

    /// <summary>
    /// How much the example counts in training, above 0; one of weight 2 counts as if it were there twice. Default: 1.
    /// Scores count every example once.
    /// </summary>
    public double Weight { get; init; } = 1;
}

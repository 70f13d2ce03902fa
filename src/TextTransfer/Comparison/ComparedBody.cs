namespace TextTransfer;

/// <summary>One side of a comparison in numbers. Immutable.</summary>
public sealed record ComparedBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Texts that are not blank, parts of longer ones where they were cut.</summary>
    public required int Texts { get; init; }

    /// <summary>Independent ones among those compared: groups, where there are several, else texts; equal ones count once.</summary>
    public required int IndependentTexts { get; init; }

    /// <summary>Texts compared in words and style: those of the language of the comparison, and those whose language is not known.</summary>
    public required int ComparedTexts { get; init; }

    /// <summary>The languages, the most frequent first.</summary>
    public required IReadOnlyList<LanguageCount> Languages { get; init; }

    /// <summary>Words of the texts compared.</summary>
    public required int Words { get; init; }

    /// <summary>Sentences of the texts compared.</summary>
    public required int Sentences { get; init; }

    /// <summary>Sentences by their words: the first is of one word, the last of 60 and more.</summary>
    public required IReadOnlyList<int> SentenceLengths { get; init; }

    /// <summary>Words by their letters: the first is of one letter, the last of 20 and more.</summary>
    public required IReadOnlyList<int> WordLengths { get; init; }
}

namespace TextTransfer;

/// <summary>What an <see cref="AuditFinding"/> is about.</summary>
public enum AuditFindingKind
{
    /// <summary>A label that models which did not see the text contradict.</summary>
    LabelError,

    /// <summary>Equal or nearly equal texts with different labels.</summary>
    ContradictoryLabels,

    /// <summary>Texts that differ in nothing but case, punctuation and white space.</summary>
    ExactDuplicate,

    /// <summary>Texts that share most of their runs of characters.</summary>
    NearDuplicate,

    /// <summary>Texts in other words that the encoder takes for the same.</summary>
    SameMeaning,

    /// <summary>A text unlike all others.</summary>
    Outlier,

    /// <summary>Two classes that the texts at hand do not tell apart.</summary>
    IndistinguishableClasses,

    /// <summary>A class with too few independent texts to be learned or judged.</summary>
    FewExamples,

    /// <summary>A recurring line or sentence that tells the label: a classifier may learn it instead of the topic.</summary>
    Boilerplate,

    /// <summary>Groups (sites, templates, authors) that tell the label by themselves.</summary>
    GroupTellsLabel,

    /// <summary>What is no text: empty, binary, wrongly decoded, markup, encoded data.</summary>
    NotText,

    /// <summary>A text in another language than most.</summary>
    OtherLanguage,
}

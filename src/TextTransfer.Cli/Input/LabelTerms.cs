namespace TextTransfer.Cli.Input;

/// <summary>What a site calls its documents that may serve as labels.</summary>
internal enum LabelTerms
{
    /// <summary>Categories: few, and most documents have one.</summary>
    Categories,

    /// <summary>Tags: many, several a document.</summary>
    Tags,
}

/// <summary>Which documents and labels are kept.</summary>
/// <param name="IsMultiLabel">Whether documents with several labels are.</param>
/// <param name="KeepsCatchAll">Whether labels are that say nothing.</param>
/// <param name="Minimum">Documents a label needs.</param>
internal sealed record LabelRule(bool IsMultiLabel, bool KeepsCatchAll, int Minimum);

namespace TextTransfer;

/// <summary>What a pull did.</summary>
public enum EncoderPullOutcome
{
    /// <summary>The encoder is new in the store, or newly pinned.</summary>
    Pulled,

    /// <summary>It was there already, and every file is as pinned.</summary>
    Verified,

    /// <summary>It was there, but not every file was as pinned: the same commit was pulled again.</summary>
    Repaired,

    /// <summary>It was there and is as pinned, but its branch or tag stands for another commit by now.</summary>
    BranchMoved,
}

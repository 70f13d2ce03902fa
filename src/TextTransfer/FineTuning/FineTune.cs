namespace TextTransfer;

/// <summary>Whether the encoder itself is trained too.</summary>
public enum FineTune
{
    /// <summary>The encoder stays as it is: training takes a second.</summary>
    Off,

    /// <summary>
    /// The encoder is fine-tuned, and the tuned one used where held-out texts speak for it; else it stays as it is. Takes minutes. The same as
    /// <see cref="Off"/> where the encoder cannot be trained or a class has fewer than two texts.
    /// </summary>
    Auto,

    /// <summary>The encoder is fine-tuned, and the tuned one used in the strength that held-out texts speak for.</summary>
    On,
}

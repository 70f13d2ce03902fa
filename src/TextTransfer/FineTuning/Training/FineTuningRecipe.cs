namespace TextTransfer.FineTuning.Training;

/// <summary>How adapters are trained: gently, since the same loss at twice the rate destroys what the encoder knew. Immutable.</summary>
internal sealed record FineTuningRecipe
{
    /// <summary>Steps of the optimiser. Default: 40, beyond which few texts are only learned by heart.</summary>
    public int Steps { get; init; } = 40;

    /// <summary>Texts of a step. Default: 24.</summary>
    public int BatchSize { get; init; } = 24;

    /// <summary>The rank of adapters. Default: 8.</summary>
    public int Rank { get; init; } = 8;

    /// <summary>What the adapters' part is multiplied by. Default: 2.</summary>
    public float Scale { get; init; } = 2;

    /// <summary>The largest learning rate; a tenth of the steps leads up to it, the others down to 0. Default: 5e-4.</summary>
    public float Rate { get; init; } = 5e-4f;

    /// <summary>The weight decay. Default: 0.01.</summary>
    public float Decay { get; init; } = 0.01f;

    /// <summary>The longest gradient. Default: 1.</summary>
    public float MaxNorm { get; init; } = 1;

    /// <summary>What cosines are divided by. Default: 0.1.</summary>
    public float Temperature { get; init; } = 0.1f;

    /// <summary>Tokens of a window of a long text, special ones included. Default: 128.</summary>
    public int MaxTokens { get; init; } = 128;

    /// <summary>The learning rate of a step, from 0.</summary>
    public float RateOf(int step)
    {
        float warmUp = Math.Max(1, Steps / 10);
        return Rate * (step < warmUp ? (step + 1) / warmUp : (Steps - step) / (Steps - warmUp));
    }
}

namespace TextTransfer.FineTuning.Network;

/// <summary>Texts of any lengths, their tokens one after another without padding between them. Immutable.</summary>
internal sealed class TokenBatch
{
    /// <param name="lengths">Tokens of each text.</param>
    public TokenBatch(IReadOnlyList<int> lengths)
    {
        Offsets = new int[lengths.Count + 1];
        for (int i = 0; i < lengths.Count; i++)
            Offsets[i + 1] = Offsets[i] + lengths[i];
        Pairs = lengths.Sum(n => n * n);
    }

    /// <summary>Where each text begins, and the end of the last.</summary>
    public int[] Offsets { get; }

    public int Texts => Offsets.Length - 1;

    /// <summary>Tokens of all texts.</summary>
    public int Tokens => Offsets[^1];

    /// <summary>Pairs of tokens of one text.</summary>
    public int Pairs { get; }
}

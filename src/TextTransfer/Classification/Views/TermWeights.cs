using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>The known terms of a text, each once, with their weights, in arrays that are given back at the end.</summary>
/// <param name="most">Terms there is room for.</param>
internal ref struct TermWeights(int most) : IDisposable
{
    private readonly Rented<int> ids = new(most);
    private readonly Rented<double> values = new(most);

    public int Count { get; set; }

    /// <summary>For the positions of <see cref="Count"/> terms and more.</summary>
    public readonly Span<int> Room => ids.Span;

    /// <summary>Positions of the terms in the vocabulary, in the order of their first occurrence.</summary>
    public readonly Span<int> Ids => ids.Span[..Count];

    public readonly Span<double> Values => values.Span[..Count];

    public readonly void Dispose()
    {
        ids.Dispose();
        values.Dispose();
    }
}

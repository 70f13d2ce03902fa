namespace TextTransfer.Classification.Numerics;

/// <summary>Inner products between n examples in some feature space, computed as they are asked for.</summary>
internal interface IKernel
{
    /// <summary>Examples, n.</summary>
    int Count { get; }

    /// <summary>The squared length of an example.</summary>
    double Diagonal(int index);

    /// <summary>The inner products of an example with every example.</summary>
    /// <param name="index">The example.</param>
    /// <param name="row">Receives them [n].</param>
    void Row(int index, Span<double> row);
}

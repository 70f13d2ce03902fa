namespace TextTransfer.Vectors.Storage;

/// <summary>One row on its way into a file.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="sbyte"/> or <see cref="byte"/>.</typeparam>
/// <param name="Values">What the file's matrix holds.</param>
/// <param name="Id">What identifies its text, if anything.</param>
/// <param name="Scale">What 8-bit codes are multiplied by; of no meaning otherwise.</param>
internal readonly record struct StoredRow<T>(ReadOnlyMemory<T> Values, string? Id, float Scale = 0);

/// <summary>All rows of a file.</summary>
/// <param name="Values">Row after row.</param>
/// <param name="Width">Values of one row, from 1.</param>
/// <param name="Ids">What identifies the text of each row; <see langword="null"/> for none.</param>
/// <param name="Scales">The scale of each row of 8-bit codes, where the file itself has them.</param>
/// <param name="Metadata">What the file itself says of its vectors, if anything.</param>
internal sealed record StoredVectors<T>(T[] Values, int Width, IReadOnlyList<string>? Ids = null, float[]? Scales = null, VectorMetadata? Metadata = null)
{
    public int Count => Values.Length / Width;
}

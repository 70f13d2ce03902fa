using System.Buffers;

namespace TextTransfer.Classification.Numerics;

/// <summary>An array of the shared pool for the time of a call, its contents whatever they were; one too long to be kept is a new one.</summary>
internal readonly ref struct Rented<T>(int length) : IDisposable
    where T : unmanaged
{
    /// <summary>Enough for a text of 170,000 characters; no array that is kept has more than 16 MB.</summary>
    private const int MaxPooled = 1 << 20;

    private readonly T[] array = length <= MaxPooled ? ArrayPool<T>.Shared.Rent(length) : new T[length];

    public Span<T> Span => array.AsSpan(0, length);

    public void Dispose()
    {
        if (array.Length <= MaxPooled)
            ArrayPool<T>.Shared.Return(array);
    }
}

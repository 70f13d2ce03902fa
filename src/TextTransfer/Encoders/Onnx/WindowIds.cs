namespace TextTransfer.Encoders;

/// <summary>The buffers of one window's token ids, reused from window to window. Not safe for concurrent calls.</summary>
internal sealed class WindowIds(int maxTokens)
{
    private readonly int[] ids = new int[maxTokens];
    private long[]? wide;

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public void Add(int id) => ids[Length++] = id;

    /// <summary>The ids in 32 bits.</summary>
    public Memory<int> Narrow() => ids.AsMemory(0, Length);

    /// <summary>The ids in 64 bits.</summary>
    public Memory<long> Wide()
    {
        wide ??= new long[ids.Length];
        for (int i = 0; i < Length; i++)
            wide[i] = ids[i];
        return wide.AsMemory(0, Length);
    }
}

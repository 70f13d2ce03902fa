namespace TextTransfer.FineTuning.Numerics;

/// <summary>Room for numbers that is used again and again for different amounts; it grows and never shrinks.</summary>
internal sealed class GrowingBuffer
{
    // The next amounts are a little more or less, and every array that is left behind waits long for its collection.
    private const int Slack = 4;

    private float[] values = [];
    private int length;

    public Span<float> Span => values.AsSpan(0, length);

    /// <summary>Makes it as long as wanted; what stands in it is anything.</summary>
    public Span<float> Resize(int count)
    {
        if (values.Length < count)
            values = GC.AllocateUninitializedArray<float>(count + (count / Slack));
        length = count;
        return Span;
    }

    /// <summary>Makes it as long as wanted, all zeros.</summary>
    public Span<float> Reset(int count)
    {
        Resize(count).Clear();
        return Span;
    }
}

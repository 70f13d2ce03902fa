namespace TextTransfer.Concurrency;

/// <summary>Passes on counts of a part of the work as counts of the whole.</summary>
internal sealed class OffsetProgress : IProgress<int>
{
    private readonly IProgress<int> target;
    private readonly int offset;

    private OffsetProgress(IProgress<int> target, int offset) => (this.target, this.offset) = (target, offset);

    public static IProgress<int>? Of(IProgress<int>? target, int offset) => target is null ? null : new OffsetProgress(target, offset);

    public void Report(int value) => target.Report(offset + value);
}

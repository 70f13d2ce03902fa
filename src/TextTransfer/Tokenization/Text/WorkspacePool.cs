using System.Collections.Concurrent;

namespace TextTransfer.Tokenization;

/// <summary>
/// Keeps workspaces for the next text, so that tokenizing allocates nothing once they have grown; those that a very long text
/// has grown are let go. Thread-safe.
/// </summary>
internal sealed class WorkspacePool
{
    /// <summary>
    /// In characters. With its offsets and copies a workspace takes up to some 60 bytes for each, so about 4 MB are kept at most
    /// per thread that ever tokenized at once; a longer text has enough work in it to grow a new one.
    /// </summary>
    private const int LargestKept = 1 << 16;
    private readonly ConcurrentBag<PreTokens> idle = [];

    /// <summary>A workspace for the calling thread alone.</summary>
    public PreTokens Rent() => idle.TryTake(out PreTokens? workspace) ? workspace : new();

    /// <summary>Gives a workspace back.</summary>
    public void Return(PreTokens workspace)
    {
        if (workspace.Text.Capacity <= LargestKept)
            idle.Add(workspace);
    }
}

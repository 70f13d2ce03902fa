namespace TextTransfer.Encoders;

/// <summary>The buffers of one call, kept for the next.</summary>
internal sealed class Workspace(int maxTokens, int layerValues)
{
    /// <summary>About 250 KB: what a very long text has grown further is given back.</summary>
    private const int KeptIds = 1 << 16;

    public List<int> Ids { get; } = [];

    public bool IsWorthKeeping => Ids.Capacity <= KeptIds;

    public WindowIds Window { get; } = new(maxTokens);

    public float[] Layers { get; } = new float[layerValues];

    /// <summary>Lays out one window: prefix, prompt, the tokens of the text from <paramref name="start"/>, suffix.</summary>
    public void Fill(TextTokenizer tokenizer, ReadOnlySpan<int> prompt, int start, int count)
    {
        Window.Clear();
        foreach (int id in tokenizer.PrefixIds)
            Window.Add(id);
        foreach (int id in prompt)
            Window.Add(id);
        for (int i = start; i < start + count; i++)
            Window.Add(Ids[i]);
        foreach (int id in tokenizer.SuffixIds)
            Window.Add(id);
    }
}

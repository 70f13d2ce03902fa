using System.Runtime.InteropServices;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>Which blocks of a page are content, told by comparing them with the text people marked.</summary>
internal static class BlockLabels
{
    private const int ShingleWords = 4;

    /// <summary>Of each block, the share of it that is in the content, 0 to 1.</summary>
    public static float[] Of(IReadOnlyList<string> blocks, string content)
    {
        string[] truth = [.. WordOverlap.Words(content)];
        HashSet<string> shingles = [];
        for (int n = 1; n <= ShingleWords; n++)
        {
            for (int i = 0; i + n <= truth.Length; i++)
                shingles.Add(string.Join(' ', truth.AsSpan(i, n).ToArray()));
        }

        Dictionary<string, int> left = [];
        foreach (string word in truth)
            CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _)++;

        string[][] words = [.. blocks.Select(b => WordOverlap.Words(b).ToArray())];
        float[] labels = new float[blocks.Count];

        // Long blocks first: a short one may stand in the content only as part of what a long one already accounts for.
        foreach (int i in Enumerable.Range(0, blocks.Count).OrderByDescending(i => Math.Min(words[i].Length, 12)))
        {
            labels[i] = Covered(words[i], shingles);
            int available = words[i].Count(w => left.GetValueOrDefault(w) > 0);
            if (words[i].Length == 0 || available < 0.7 * words[i].Length * labels[i] || (words[i].Length < 12 && labels[i] < 0.6))
                labels[i] = 0;
            if (labels[i] < 0.5)
                continue;
            foreach (string word in words[i])
            {
                if (left.GetValueOrDefault(word) > 0)
                    left[word]--;
            }
        }

        return labels;
    }

    // The share of words that are part of a shingle of the content.
    private static float Covered(string[] words, HashSet<string> shingles)
    {
        if (words.Length == 0)
            return 0;
        int length = Math.Min(ShingleWords, words.Length);
        bool[] covered = new bool[words.Length];
        for (int i = 0; i + length <= words.Length; i++)
        {
            if (shingles.Contains(string.Join(' ', words.AsSpan(i, length).ToArray())))
                covered.AsSpan(i, length).Fill(true);
        }

        return covered.Count(c => c) / (float)words.Length;
    }
}

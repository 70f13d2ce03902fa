using System.Runtime.InteropServices;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>How much two texts share as bags of words: lower-cased runs of letters and digits.</summary>
/// <param name="Precision">The share of the found words that were to be found, 0 to 1.</param>
/// <param name="Recall">The share of the words to be found that were, 0 to 1.</param>
internal readonly record struct WordOverlap(double Precision, double Recall)
{
    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>Compares; two texts without words are the same.</summary>
    public static WordOverlap Of(string found, string truth)
    {
        Dictionary<string, int> wanted = [];
        int wantedCount = 0;
        foreach (string word in Words(truth))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(wanted, word, out _)++;
            wantedCount++;
        }

        int foundCount = 0, shared = 0;
        foreach (string word in Words(found))
        {
            foundCount++;
            if (wanted.TryGetValue(word, out int left) && left > 0)
            {
                wanted[word] = left - 1;
                shared++;
            }
        }

        return foundCount == 0 && wantedCount == 0 ? new(1, 1) : new(shared / Math.Max(1.0, foundCount), shared / Math.Max(1.0, wantedCount));
    }

    /// <summary>The words of a text.</summary>
    public static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }
}

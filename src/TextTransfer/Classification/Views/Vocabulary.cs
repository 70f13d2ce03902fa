using System.Numerics.Tensors;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Terms of the training texts with their inverse document frequencies, and the tf-idf of any text in them: with n texts
/// of which d contain a term that a text has t times, (1 + ln t)·(1 + ln((1 + n) / (1 + d))), scaled to length 1.
/// Terms unknown in training count in the length, so that a new text with little in common with them says little.
/// </summary>
internal sealed class Vocabulary
{
    [ThreadStatic]
    private static int[]? countsOfThread;

    private readonly TextAnalyzer analyzer;
    private readonly Dictionary<string, int> terms;
    private readonly double unknown;

    /// <param name="analyzer">Takes texts apart.</param>
    /// <param name="terms">Terms by their position.</param>
    /// <param name="inverseFrequencies">Inverse document frequency of each term [terms].</param>
    /// <param name="textCount">Training texts.</param>
    public Vocabulary(TextAnalyzer analyzer, Dictionary<string, int> terms, float[] inverseFrequencies, int textCount)
    {
        this.analyzer = analyzer;
        this.terms = terms;
        InverseFrequencies = inverseFrequencies;
        unknown = InverseFrequency(0, textCount);
    }

    public float[] InverseFrequencies { get; }

    /// <summary>Terms.</summary>
    public int Count => terms.Count;

    /// <summary>The terms in the order of their positions.</summary>
    public string[] Terms => [.. terms.OrderBy(t => t.Value).Select(t => t.Key)];

    public static Vocabulary Of(TextAnalyzer analyzer, IReadOnlyList<EmbeddedText> texts)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var documentCounts = new List<int>();
        var lastText = new List<int>();
        for (int i = 0; i < texts.Count; i++)
        {
            TermSequence sequence = analyzer.Analyze(texts[i].Text);
            for (int t = 0; t < sequence.Count; t++)
            {
                ReadOnlySpan<char> term = sequence[t];
                if (!lookup.TryGetValue(term, out int id))
                {
                    id = terms.Count;
                    lookup[term] = id;
                    documentCounts.Add(0);
                    lastText.Add(-1);
                }
                if (lastText[id] != i)
                    documentCounts[id]++;
                lastText[id] = i;
            }
        }
        float[] frequencies = [.. documentCounts.Select(d => (float)InverseFrequency(d, texts.Count))];
        return new(analyzer, terms, frequencies, texts.Count);
    }

    /// <summary>The known terms of a text, in the order of their first occurrence, with their weights.</summary>
    public SparseVector Vectorize(string text)
    {
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        TermSequence sequence = analyzer.Analyze(text);
        int[] ids = new int[sequence.Count];
        double[] weights = new double[ids.Length]; // Before any count is taken: nothing may fail until all are given back.
        int[] counts = CountsOfThread(terms.Count);
        int distinct = 0, known = 0;
        for (int t = 0; t < ids.Length; t++)
        {
            if (!lookup.TryGetValue(sequence[t], out int id))
                continue;
            known++;
            if (counts[id]++ == 0)
                ids[distinct++] = id;
        }
        // Held-out texts of the out-of-fold predictions have no unknown terms but many known from themselves alone, which
        // count in their length: so must the unknown ones of a new text. (Leaving them out costs 2 points of accuracy alone.)
        // Occurrences of unknown terms are taken as terms that occur once: telling them apart would take a second dictionary.
        double squares = (ids.Length - known) * unknown * unknown;
        for (int t = 0; t < distinct; t++)
        {
            double weight = (1 + Math.Log(counts[ids[t]])) * InverseFrequencies[ids[t]];
            squares += weight * weight;
            weights[t] = weight;
            counts[ids[t]] = 0;
        }
        Array.Resize(ref weights, distinct);
        TensorPrimitives.Divide(weights, Math.Sqrt(squares), weights);
        return new SparseVector(ids[..distinct], weights);
    }

    /// <summary>Zeros, one a term, which whoever takes them leaves as zeros: a new array for every text would cost more than its terms.</summary>
    private static int[] CountsOfThread(int length)
    {
        if (countsOfThread is null || countsOfThread.Length < length)
            countsOfThread = new int[length];
        return countsOfThread;
    }

    /// <summary>Every occurrence of a known term in a text, and the place in the text where it begins.</summary>
    public IEnumerable<(int Id, string Term, int Place)> Locate(string text)
    {
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        TermSequence sequence = analyzer.Analyze(text);
        int[] places = sequence.PlacesIn(text);
        var result = new List<(int, string, int)>();
        for (int t = 0; t < places.Length; t++)
        {
            if (lookup.TryGetValue(sequence[t], out string? term, out int id))
                result.Add((id, term, places[t]));
        }
        return result;
    }

    private static double InverseFrequency(int documentCount, int textCount) => 1 + Math.Log((1.0 + textCount) / (1 + documentCount));
}

using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

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

    /// <summary>1 + ln t of the usual counts t.</summary>
    private static readonly double[] Damped = [.. Enumerable.Range(0, 64).Select(t => 1 + Math.Log(t))];

    private readonly TextAnalyzer analyzer;
    private readonly TermTable terms;
    private readonly double unknown;

    /// <param name="analyzer">Takes texts apart.</param>
    /// <param name="terms">The terms by their position.</param>
    /// <param name="inverseFrequencies">Inverse document frequency of each term [terms].</param>
    /// <param name="textCount">Training texts.</param>
    public Vocabulary(TextAnalyzer analyzer, TermTable terms, float[] inverseFrequencies, int textCount)
    {
        this.analyzer = analyzer;
        this.terms = terms;
        InverseFrequencies = inverseFrequencies;
        unknown = InverseFrequency(0, textCount);
    }

    public float[] InverseFrequencies { get; }

    /// <summary>The terms in the order of their positions.</summary>
    public IReadOnlyCollection<string> Terms => terms.Terms;

    /// <summary>Terms.</summary>
    public int Count => terms.Terms.Count;

    public static Vocabulary Of(TextAnalyzer analyzer, IReadOnlyList<EmbeddedText> texts)
    {
        var terms = new TermTable(analyzer);
        var documents = new DocumentCounter(terms);
        foreach (EmbeddedText text in texts)
        {
            documents.Text++;
            analyzer.Analyze(text.Text, ref documents);
        }
        float[] frequencies = [.. documents.Counts.Select(d => (float)InverseFrequency(d, texts.Count))];
        return new(analyzer, terms, frequencies, texts.Count);
    }

    /// <summary>The known terms of a text, in the order of their first occurrence, with their weights; to be disposed.</summary>
    public TermWeights Weigh(string text)
    {
        // Before any count is taken: nothing may fail until all are given back.
        var result = new TermWeights((int)Math.Min(Count, analyzer.MostTerms(text)) + 1);
        int[] counts = CountsOfThread(Count + 1);
        counts[0] = 1; // As if an unknown term had come before: the number of unknown ones is not to be noted.
        var counter = new TermCounter(terms, counts, result.Room);
        analyzer.Analyze(text, ref counter);
        result.Count = counter.Distinct;

        // Held-out texts of the out-of-fold predictions have no unknown terms but many known from themselves alone, which
        // count in their length: so must the unknown ones of a new text. (Leaving them out costs 2 points of accuracy alone.)
        // Occurrences of unknown terms are taken as terms that occur once: telling them apart would take a second dictionary.
        double squares = (counts[0] - 1) * unknown * unknown;
        counts[0] = 0;
        Span<int> ids = result.Ids;
        Span<double> values = result.Values;
        for (int t = 0; t < ids.Length; t++)
        {
            ref int count = ref counts[ids[t]--]; // The number becomes the position.
            double weight = (count < Damped.Length ? Damped[count] : 1 + Math.Log(count)) * InverseFrequencies[ids[t]];
            squares += weight * weight;
            values[t] = weight;
            count = 0;
        }
        TensorPrimitives.Divide(values, Math.Sqrt(squares), values);
        return result;
    }

    /// <summary>The same as a vector that stays.</summary>
    public SparseVector Vectorize(string text)
    {
        using TermWeights weights = Weigh(text);
        return new SparseVector(weights.Ids.ToArray(), weights.Values.ToArray());
    }

    /// <summary>Zeros, one for unknown terms and one for each known, which whoever takes them leaves as zeros: a new array for every text would cost more than its terms.</summary>
    private static int[] CountsOfThread(int length)
    {
        if (countsOfThread is null || countsOfThread.Length < length)
            countsOfThread = new int[length];
        return countsOfThread;
    }

    /// <summary>Every occurrence of a known term in a text, and the place in the text where it begins.</summary>
    public IEnumerable<(int Id, string Term, int Place)> Locate(string text)
    {
        TermSequence sequence = analyzer.Analyze(text);
        int[] places = sequence.PlacesIn(text);
        for (int t = 0; t < places.Length; t++)
        {
            if (terms.Find(sequence.Key(t), sequence[t]) is var number and > 0)
                yield return (number - 1, terms.Terms[number - 1], places[t]);
        }
    }

    private static double InverseFrequency(int documentCount, int textCount) => 1 + Math.Log((1.0 + textCount) / (1 + documentCount));

    /// <summary>Counts terms by their numbers, unknown ones by 0, and notes the numbers as they first come.</summary>
    private ref struct TermCounter(TermTable terms, Span<int> counts, Span<int> numbers) : ITermVisitor
    {
        private readonly Span<int> counts = counts;
        private readonly Span<int> numbers = numbers;

        public int Distinct { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit(ulong key, ReadOnlySpan<char> buffer, int start, int length)
        {
            int number = terms.Find(key, buffer.Slice(start, length));
            numbers[Distinct] = number;
            Distinct += counts[number]++ == 0 ? 1 : 0;
        }
    }

    /// <summary>Adds terms and counts the texts each is in.</summary>
    private struct DocumentCounter(TermTable terms) : ITermVisitor
    {
        private readonly List<int> lastText = [];

        /// <summary>Number of the text whose terms are shown, from 1.</summary>
        public int Text { get; set; }

        public List<int> Counts { get; } = [];

        public readonly void Visit(ulong key, ReadOnlySpan<char> buffer, int start, int length)
        {
            int id = terms.FindOrAdd(key, buffer.Slice(start, length)) - 1;
            if (id == Counts.Count)
            {
                Counts.Add(0);
                lastText.Add(0);
            }
            if (lastText[id] != Text)
                Counts[id]++;
            lastText[id] = Text;
        }
    }
}

using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>Makes bodies of text ready: languages found, one chosen, words numbered, what is not independent joined.</summary>
internal sealed class Preparation
{
    private Preparation(IReadOnlyList<PreparedBody> bodies, TextSegmenter segmenter, string? language) =>
        (Bodies, Segmenter, Language) = (bodies, segmenter, language);

    public IReadOnlyList<PreparedBody> Bodies { get; }

    /// <summary>Holds the vocabulary.</summary>
    public TextSegmenter Segmenter { get; }

    /// <summary>The language compared; <see langword="null"/> where that of no text is known.</summary>
    public string? Language { get; }

    /// <summary>What is read of a document.</summary>
    public static string TextOf(Document document) => string.IsNullOrWhiteSpace(document.Text) ? document.TitleAndText : document.Text;

    public static Preparation Make(IReadOnlyList<TextBody> bodies, ComparisonOptions options, CancellationToken cancellationToken)
    {
        (Document Document, int Position)[][] parts = [.. bodies.Select(b => b.Documents.Index().Where(d => !string.IsNullOrWhiteSpace(TextOf(d.Item)))
            .SelectMany(d => Parts(d.Item, options.PartWords).Select(p => (p, d.Index))).ToArray())];
        Document[][] documents = [.. parts.Select(p => p.Select(d => d.Document).ToArray())];
        string?[][] languages = [.. documents.Select(d => Detect(d, cancellationToken))];
        string? language = options.Language ?? Common(languages);
        TextSegmenter segmenter = new(LanguageProfile.Of(language));
        List<PreparedBody> prepared = [];
        for (int i = 0; i < bodies.Count; i++)
        {
            List<int> compared = [];
            List<SegmentedText> texts = [];
            List<int[]> words = [];
            for (int document = 0; document < documents[i].Length; document++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                SegmentedText text = segmenter.Segment(TextOf(documents[i][document]));
                words.Add(text.Words);
                if (languages[i][document] is { } found && found != language)
                    continue;
                compared.Add(document);
                texts.Add(text);
            }

            Concurrently.For(texts.Count, Environment.ProcessorCount, t => Style.DiversityCounts.Add(texts[t]), cancellationToken);
            prepared.Add(new(bodies[i].Name, documents[i], [.. parts[i].Select(p => p.Position)], languages[i], words, compared, texts, Units(documents[i])));
        }

        return new(prepared, segmenter, language);
    }

    private static string?[] Detect(Document[] documents, CancellationToken cancellationToken)
    {
        var languages = new string?[documents.Length];
        Concurrently.For(documents.Length, Environment.ProcessorCount, i => languages[i] = TextLanguage.Detect(TextOf(documents[i])), cancellationToken);
        return languages;
    }

    /// <summary>The language with the largest share on the side where it has least; among none in common, the most frequent.</summary>
    private static string? Common(string?[][] languages) => languages.SelectMany(l => l).OfType<string>().Distinct()
        .OrderByDescending(l => languages.Min(side => (double)side.Count(t => t == l) / Math.Max(1, side.Length)))
        .ThenByDescending(l => languages.Sum(side => side.Count(t => t == l)))
        .ThenBy(l => l, StringComparer.Ordinal)
        .FirstOrDefault();

    private static int[] Units(Document[] documents)
    {
        bool hasGroups = documents.Select(d => d.Group).OfType<string>().Distinct().Skip(1).Any();
        Dictionary<(bool IsGroup, string Key), int> first = [];
        DisjointSets units = new(documents.Length);
        for (int i = 0; i < documents.Length; i++)
        {
            Join((false, TextOf(documents[i]).Trim()), i);
            if (hasGroups && documents[i].Group is { } group)
                Join((true, group), i);
        }

        return [.. Enumerable.Range(0, documents.Length).Select(units.Root)];

        void Join((bool, string) key, int i)
        {
            if (!first.TryAdd(key, i))
                units.Join(i, first[key]);
        }
    }

    private static IEnumerable<Document> Parts(Document document, int? words)
    {
        if (words is not { } limit)
        {
            yield return document;
            yield break;
        }

        string text = TextOf(document);
        int start = 0;
        int count = 0;
        int part = 0;
        foreach (Range sentence in TextSegmentation.Sentences(text))
        {
            count += TextSegmentation.Words(text[sentence]).Count;
            if (count < limit)
                continue;
            yield return Part(document, text[start..sentence.End.Value], ++part);
            (start, count) = (sentence.End.Value, 0);
        }

        if (part == 0)
            yield return document;
        else if (count >= limit / 2)
            yield return Part(document, text[start..], ++part);
    }

    private static Document Part(Document document, string text, int number) =>
        document with { Text = text, Title = null, Id = $"{document.Id ?? document.Title ?? "text"} part {number}", Group = null };
}

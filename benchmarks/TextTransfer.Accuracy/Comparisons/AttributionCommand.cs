using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using TextTransfer.Statistics;

namespace TextTransfer.Accuracy.Comparisons;

/// <summary>
/// <c>attribution</c>: who wrote a sample, by style, against character trigrams in the same run. Texts are drawn into halves many times:
/// samples of one half are attributed by those of the other.
/// </summary>
internal static class AttributionCommand
{
    private static readonly int[] SampleWords = [250, 500, 1500, 3000];

    public static Command Create()
    {
        Option<string> set = new("--set") { Description = "CSV or JSON Lines file.", Required = true };
        Option<string> by = new("--by") { Description = "The column of the class.", DefaultValueFactory = _ => "group" };
        Option<string?> encoder = new("--encoder") { Description = "With it, texts whose nearest by meaning is of another class are also scored by themselves: there topic misleads." };
        Option<int> draws = new("--draws") { Description = "Random halvings.", DefaultValueFactory = _ => 10 };
        Option<int> texts = new("--texts") { Description = "Texts at most.", DefaultValueFactory = _ => 2000 };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; replaced.", Required = true };
        Command command = new("attribution", "Attribution by style against character trigrams.") { set, by, encoder, draws, texts, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            using OnnxTextEncoder? opened = parsed.GetValue(encoder) is { } name ? FewShotCommand.Open(name) : null;
            string path = parsed.GetValue(set)!;
            Document[] documents = ComparedCorpus.Read(path, parsed.GetValue(texts), parsed.GetValue(by));
            string?[] classes = [.. documents.Select(d => d.Group)];
            ComparedCorpus corpus = ComparedCorpus.Make(path, [.. documents.Select(d => d with { Group = null })], opened, cancellationToken);
            int[] usable = [.. corpus.Body.Compared.Where(d => classes[d] is not null)];
            bool[]? misled = corpus.Vectors is { } vectors ? Misled(vectors, classes, usable) : null;
            using RawRows rows = new(parsed.GetValue(output)!, "set", "texts", "sample_words", "draw", "method", "correct", "samples");
            List<(string Kind, int Words, string Method, int Correct, int Samples)> scores = [];
            for (int draw = 0; draw < parsed.GetValue(draws); draw++)
            {
                int[] order = [.. usable];
                new Random(draw).Shuffle(order);
                foreach (int words in SampleWords)
                {
                    Score("all", order[(order.Length / 2)..]);
                    if (misled is not null)
                        Score("topic misleads", [.. order[(order.Length / 2)..].Where(d => misled[d])]);

                    void Score(string kind, int[] tested)
                    {
                        AttributedSample[] train = Samples(corpus, classes, order[..(order.Length / 2)], words);
                        AttributedSample[] test = [.. Samples(corpus, classes, tested, words).Where(s => train.Any(t => t.Class == s.Class))];
                        if (test.Length == 0 || train.Length < 3)
                            return;
                        foreach ((string method, string[] given) in new Attribution(corpus, train, test).Run())
                        {
                            int correct = given.Where((c, i) => c == test[i].Class).Count();
                            scores.Add((kind, words, method, correct, test.Length));
                            rows.Add(Path.GetFileNameWithoutExtension(path), kind, words, draw, method, correct, test.Length);
                        }
                    }
                }
            }

            foreach (var group in scores.GroupBy(s => (s.Kind, s.Words, s.Method)))
            {
                // Samples of different draws share texts: the interval is that of one draw's number.
                double share = (double)group.Sum(s => s.Correct) / group.Sum(s => s.Samples);
                int each = (int)group.Average(s => s.Samples);
                Estimate interval = Proportion.Interval(new(share, share * (1 - share) / each, each, each));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Kind} | {group.Key.Words} | {group.Key.Method} | {100 * share:0.0} % ({100 * interval.Lower:0.0} to {100 * interval.Upper:0.0}) | {each} samples a draw"));
            }

            return Task.CompletedTask;
        });
        return command;
    }

    private static bool[] Misled(float[][] vectors, string?[] classes, int[] usable)
    {
        var misled = new bool[vectors.Length];
        foreach (int text in usable)
            misled[text] = classes[usable.Where(other => other != text).MaxBy(other => TensorPrimitives.Dot<float>(vectors[text], vectors[other]))] != classes[text];
        return misled;
    }

    private static AttributedSample[] Samples(ComparedCorpus corpus, string?[] classes, int[] documents, int words)
    {
        List<AttributedSample> samples = [];
        foreach (var group in documents.GroupBy(d => classes[d]!))
        {
            List<int> sample = [];
            int count = 0;
            foreach (int document in group)
            {
                sample.Add(document);
                count += corpus.Body.DocumentWords[document].Length;
                if (count < words)
                    continue;
                samples.Add(new(group.Key, [.. sample]));
                sample.Clear();
                count = 0;
            }
        }

        return [.. samples];
    }
}

using System.Diagnostics;
using TextTransfer.Files;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>Two models of the same texts that differ in their answers, and what the library itself says and takes.</summary>
internal sealed class LoadModels : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("texttransfer-load-").FullName;
    private readonly OnnxTextEncoder encoder = MiniLM.Create();
    private readonly TextClassifier[] classifiers;
    private readonly string[] paths;

    public LoadModels(string labels)
    {
        EmbeddedCorpus corpus = Corpus.Read(labels).Embed(encoder);
        classifiers = [.. Enumerable.Range(0, 2).Select(seed => TextClassifier.Train(corpus, encoder, new TrainingOptions { Seed = seed, TargetErrorRate = 0.1 + (0.05 * seed) }, CancellationToken.None))];
        paths = [.. classifiers.Select((c, i) => System.IO.Path.Combine(folder, $"{i}.ttz"))];
        for (int i = 0; i < paths.Length; i++)
            classifiers[i].Save(paths[i]);
    }

    public string Path => paths[0];

    public string Version(int i) => ContentHash.OfFile(paths[i % 2])[..12];

    public string Copy()
    {
        string copy = System.IO.Path.Combine(folder, "topics.ttz");
        Put(copy, 0);
        return copy;
    }

    public void Put(string path, int i)
    {
        File.Copy(paths[i % 2], path + ".new");
        File.SetLastWriteTimeUtc(path + ".new", DateTime.UtcNow);
        File.Move(path + ".new", path, overwrite: true);
    }

    public IReadOnlyList<(string, Dictionary<string, (string, double)>)> Expect(IReadOnlyList<string> texts)
    {
        IReadOnlyList<Prediction>[] said = [.. classifiers.Select(c => c.PredictAll(texts))];
        return [.. texts.Select((t, i) => (t, said.Select((s, m) => (Version(m), (s[i].Label, s[i].Probability))).ToDictionary(v => v.Item1, v => v.Item2)))];
    }

    /// <summary>Classifies the texts by the library on all cores, again and again; their number.</summary>
    public int Classify(IReadOnlyList<string> texts, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        for (; Stopwatch.GetElapsedTime(start) < time; count += texts.Count)
            classifiers[0].PredictAll(texts);
        return count;
    }

    /// <summary>Seconds the library takes for each text, by itself on one thread; the least of three.</summary>
    public double[] SecondsOfEach(IReadOnlyList<string> texts) => [.. texts.Select(t => Enumerable.Range(0, 3).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        classifiers[0].Predict(t);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }))];

    public void Dispose()
    {
        foreach (TextClassifier classifier in classifiers)
            classifier.Dispose();
        encoder.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

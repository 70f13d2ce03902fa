using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace TextTransfer.Tests.Classification;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Synthetic.Encoder encoder = new();
    private readonly TextClassifier classifier;
    private readonly string path;

    public ModelFileTests()
    {
        classifier = TextClassifier.Train(Synthetic.Corpus(3, 4), encoder, cancellationToken: TestContext.Current.CancellationToken);
        path = folder.File("model.ttz");
        classifier.Save(path);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_classifier_read_back_predicts_the_same_to_the_last_bit()
    {
        TextClassifier loaded = TextClassifier.Load(path, encoder);
        AssertSame(loaded);
        Assert.Equal(classifier.Encoder, loaded.Encoder);
        Assert.Equal(classifier.Summary.Views, loaded.Summary.Views);
        Assert.Equal(classifier.Summary.Abstention, loaded.Summary.Abstention);
        Assert.Equal(classifier.Summary.Options, TextClassifier.ReadManifest(path).Summary.Options);
    }

    [Fact]
    public void The_same_training_gives_the_same_bytes_and_leaves_nothing_beside_the_file()
    {
        string again = folder.File("again.ttz");
        TextClassifier.Train(Synthetic.Corpus(3, 4), encoder, cancellationToken: TestContext.Current.CancellationToken).Save(again);
        TextClassifier.Load(path, encoder, withExamples: true).Save(path);
        Assert.Equal(File.ReadAllBytes(again), File.ReadAllBytes(path));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_no_other()
    {
        string directory = folder.File("taken.ttz");
        Directory.CreateDirectory(directory);
        Assert.ThrowsAny<Exception>(() => classifier.Save(directory));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Another_encoder_is_refused_by_name_and_fingerprint()
    {
        using var other = new Synthetic.Encoder(fingerprint: "f2");
        var error = Assert.Throws<ModelFileException>(() => TextClassifier.Load(path, other));
        Assert.Contains("f1", error.Message, StringComparison.Ordinal);
        Assert.Contains("f2", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        Assert.Contains("does not exist", Refused(folder.File("absent.ttz")), StringComparison.Ordinal);
        RewriteManifest(json => json.Replace("\"labels\": [", "\"labels\": [null,", StringComparison.Ordinal));
        Refused(path);
        RewriteManifest(json => "[]");
        Refused(path);
        RewriteManifest(json => "{\"format\":\"texttransfer-model\",\"schemaVersion\":1}");
        Refused(path);
        Refused(folder.Path);
        foreach (byte[] content in new byte[][] { [], [1, 2, 3], "PK\u0003\u0004"u8.ToArray(), new byte[5000] })
        {
            File.WriteAllBytes(path, content);
            Refused(path);
        }
    }

    [Fact]
    public void A_newer_layout_and_one_that_was_never_released_are_refused_as_such()
    {
        RewriteManifest(json => json.Replace("\"schemaVersion\": 4", "\"schemaVersion\": 5", StringComparison.Ordinal));
        Assert.Contains("newer", Refused(path), StringComparison.Ordinal);
        RewriteManifest(json => json.Replace("\"schemaVersion\": 5", "\"schemaVersion\": 1", StringComparison.Ordinal));
        Assert.Contains("development version", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_asks_for_more_than_the_file_holds_is_refused()
    {
        RewriteManifest(json => json.Replace("\"dimension\": 8", "\"dimension\": 2147483647", StringComparison.Ordinal));
        Refused(path);
    }

    [Fact]
    public void Examples_that_are_damaged_are_refused_only_by_who_reads_them()
    {
        byte[] good = File.ReadAllBytes(path);
        foreach (string entry in new[] { "examples.rows", "examples.vectors", "examples.layers", "titles.rows", "names.rows", "names.vectors", "names.layers" })
        {
            File.WriteAllBytes(path, good);
            Rewrite((name, content) => name == entry ? [.. content, 0] : content, CompressionLevel.NoCompression);
            Assert.Contains(entry, Refused(path), StringComparison.Ordinal);
            AssertSame(TextClassifier.Load(path, encoder));
        }
    }

    /// <summary>Damage with the right hashes, as a faulty writer would make it.</summary>
    [Theory]
    [InlineData("examples.rows", "{\"text\":\"a\"}")]
    [InlineData("examples.rows", "null")]
    [InlineData("examples.rows", "{")]
    [InlineData("examples.rows", "{\"text\":\"a\",\"label\":null}")]
    [InlineData("names.rows", "")]
    public void Rows_of_examples_that_are_none_are_refused(string entry, string row)
    {
        string old = "", hash = "";
        Rewrite((name, content) =>
        {
            if (name != entry)
                return content;
            string[] lines = Encoding.UTF8.GetString(content).Split('\n');
            byte[] changed = Encoding.UTF8.GetBytes(string.Join('\n', [row, .. lines[1..]]));
            (old, hash) = (Convert.ToHexStringLower(SHA256.HashData(content)), Convert.ToHexStringLower(SHA256.HashData(changed)));
            return changed;
        }, CompressionLevel.NoCompression);
        RewriteManifest(json => json.Replace(old, hash, StringComparison.Ordinal));
        Refused(path);
    }

    [Fact]
    public void Compressed_entries_are_refused()
    {
        Rewrite((name, content) => content, CompressionLevel.Optimal);
        Refused(path);
    }

    [Fact]
    public void A_flipped_byte_is_refused_or_harmless()
    {
        byte[] good = File.ReadAllBytes(path);
        int refused = 0, tried = 0;
        var random = new Random(1);
        // Every byte of the end, where the ZIP directory is, and a sample of the rest.
        foreach (int place in Enumerable.Range(0, good.Length).Where(i => i > good.Length - 900 || random.Next(11) == 0))
        {
            byte[] bad = (byte[])good.Clone();
            bad[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bad);
            tried++;
            try
            {
                TextClassifier loaded = TextClassifier.Load(path, encoder, withExamples: true);
                AssertSame(loaded);
                Assert.Equal(classifier.Examples!.Corpus.Texts, loaded.Examples!.Corpus.Texts);
            }
            catch (ModelFileException)
            {
                refused++;
            }
        }
        Assert.True(refused > tried / 2);
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        byte[] good = File.ReadAllBytes(path);
        Gen.Int[0, good.Length - 1].Sample(length =>
        {
            Refused(folder.Write($"cut{length}", good[..length]));
        }, iter: 200, threads: 1);
    }

    private string Refused(string file)
    {
        string message = Assert.Throws<ModelFileException>(() => TextClassifier.Load(file, encoder, withExamples: true)).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        return message;
    }

    private void AssertSame(TextClassifier other)
    {
        foreach (string text in new[] { "a river", "b cloud 3", "", "c unseen" })
        {
            Prediction expected = classifier.Predict(text), actual = other.Predict(text);
            Assert.Equal(expected.Probabilities, actual.Probabilities);
            Assert.Equal(expected.IsAbstained, actual.IsAbstained);
        }
    }

    /// <summary>Changes the manifest and gives it the right hash again: damage that only its content can reveal.</summary>
    private void RewriteManifest(Func<string, string> change)
    {
        string manifest = "";
        Rewrite((name, content) =>
        {
            if (name == "manifest.json")
                manifest = change(Encoding.UTF8.GetString(content));
            return name switch
            {
                "manifest.json" => Encoding.UTF8.GetBytes(manifest),
                "manifest.sha256" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest)))),
                _ => content,
            };
        }, CompressionLevel.NoCompression);
    }

    private void Rewrite(Func<string, byte[], byte[]> change, CompressionLevel level)
    {
        var entries = new List<(string Name, byte[] Content)>();
        using (ZipArchive archive = ZipFile.OpenRead(path))
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using var memory = new MemoryStream();
                using Stream stream = entry.Open();
                stream.CopyTo(memory);
                entries.Add((entry.FullName, memory.ToArray()));
            }
        }
        using ZipArchive output = new(File.Create(path), ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in entries)
        {
            using Stream stream = output.CreateEntry(name, level).Open();
            stream.Write(change(name, content));
        }
    }
}

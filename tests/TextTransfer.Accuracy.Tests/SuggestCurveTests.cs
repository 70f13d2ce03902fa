using TextTransfer.Accuracy.Suggesting;

namespace TextTransfer.Accuracy.Tests;

public sealed class SuggestCurveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Strategies_begin_alike_and_have_as_many_labels_at_every_point()
    {
        string path = folder.File("curve.csv");
        using ToyEncoder encoder = new();
        using (GrowingTable table = new(path, SuggestCurve.Columns, SuggestCurve.KeyColumns))
        {
            SuggestCurve curve = new(encoder, table) { PoolRows = 200, TestRows = 20, Parity = 0 };
            LabeledText[] train = [.. Enumerable.Range(0, 200).Select(i => new LabeledText(new string('x', 1 + (i % 40)) + " " + i, i % 40 < 20 ? "short" : "long"))];
            LabeledText[] test = [.. Enumerable.Range(0, 20).Select(i => new LabeledText(new string('y', 1 + (2 * i)), i < 10 ? "short" : "long"))];
            LabeledSet set = new("toy", train, test, new Dictionary<int, int[][]>());
            foreach (string strategy in (string[])[SuggestCurve.Random, SuggestCurve.Suggested])
                curve.Run(set, draw: 0, strategy, TestContext.Current.CancellationToken);
        }

        var rows = GrowingTable.Read(path);
        Assert.Equal(10, rows.Count);
        Assert.Equal(["4", "8", "16", "32", "64", "4", "8", "16", "32", "64"], rows.Select(r => r["labels"]));
        Assert.Equal(rows[0]["accuracy"], rows[5]["accuracy"]);
    }
}

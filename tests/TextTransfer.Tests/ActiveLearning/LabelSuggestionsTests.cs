using TextTransfer.ActiveLearning.Selection;
using TextTransfer.Statistics;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.ActiveLearning;

public class LabelSuggestionsTests
{
    private static readonly SuggestionOptions Five = new() { Count = 5, ForecastsGain = false };

    [Fact]
    public void What_is_labelled_blank_or_there_before_is_not_suggested()
    {
        TextClassifier classifier = Train(2, 4);
        string[] pool = [classifier.Examples!.Texts[0].Text, "a new", " a new ", "", " ", "b new", classifier.Examples.Texts[1].Text + " "];

        LabelSuggestions suggestions = LabelSuggestions.Make(classifier, pool, Five, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([1, 5], suggestions.Texts.Select(t => t.Index).Order());
        Assert.Equal((2, 8), (suggestions.PoolCount, suggestions.LabeledCount));
        Assert.All(suggestions.Texts, t => Assert.Equal(t.SuggestedLabel, t.Prediction.Probabilities[0].Label));
    }

    [Fact]
    public void Texts_and_embeddings_of_them_give_the_same_suggestions_each_text_once()
    {
        TextClassifier classifier = Train(3, 10);
        string[] pool = [.. Synthetic.Corpus(3, 30, seed: 5).Texts.Select(t => t.Text)];
        foreach (SuggestionStrategy strategy in Enum.GetValues<SuggestionStrategy>())
        {
            SuggestionOptions options = Five with { Strategy = strategy };
            int[] ofTexts = [.. LabelSuggestions.Make(classifier, pool, options, cancellationToken: TestContext.Current.CancellationToken).Texts.Select(t => t.Index)];
            int[] ofEmbeddings = [.. LabelSuggestions.Make(classifier, [.. pool.Select(t => Synthetic.Text(t))], options, TestContext.Current.CancellationToken).Texts.Select(t => t.Index)];
            Assert.Equal(ofTexts, ofEmbeddings);
            Assert.Equal(5, ofTexts.Distinct().Count());
        }
    }

    [Theory]
    [InlineData(3, SuggestionStrategy.Typical)]
    [InlineData(40, SuggestionStrategy.Uncertain)]
    public void With_few_labels_typical_texts_are_suggested_and_with_many_uncertain_ones(int perClass, SuggestionStrategy expected) =>
        Assert.Equal(expected, LabelSuggestions.Make(Train(2, perClass), ["a stone", "b wind"], Five, cancellationToken: TestContext.Current.CancellationToken).Strategy);

    [Fact]
    public void Without_examples_nothing_is_suggested() =>
        Assert.Throws<ArgumentException>(() => LabelSuggestions.Make(Train(2, 4).WithoutExamples(), ["a"], Five, cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void Fewer_than_one_text_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelSuggestions.Make(Train(2, 4), ["a"], new() { Count = 0 }, cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void Each_region_without_labels_gives_its_most_typical_text_the_largest_first()
    {
        // Four regions along the axes, of 30, 20, 12 and 8 texts; the first has a labelled text.
        int[] sizes = [30, 20, 12, 8];
        float[][] pool = [.. sizes.SelectMany((size, axis) => Enumerable.Range(0, size).Select(i => Unit(axis, 0.05 * i)))];
        LabelingState state = new(pool, [Unit(0, 0)], []);

        IReadOnlyList<int> chosen = TypicalTexts.Choose(state, 3, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], chosen.Select(i => sizes.TakeWhile((_, axis) => i >= sizes.Take(axis + 1).Sum()).Count()));
        foreach (int i in chosen)
        {
            int place = i - new[] { 0, 30, 50, 62 }.Last(start => start <= i);
            Assert.InRange(place, 1, sizes[new[] { 0, 30, 50, 62 }.Count(start => start <= i) - 1] - 2); // Not at the edge of its region.
        }
    }

    [Fact]
    public void Uncertain_texts_come_from_different_regions_and_certain_ones_are_left()
    {
        // Two regions of ten unsure texts and one of thirty sure ones.
        float[][] pool = [.. Enumerable.Range(0, 50).Select(i => Unit(i / 10 > 2 ? 2 : i / 10, 0.01 * i))];
        double[][] probabilities = [.. Enumerable.Range(0, 50).Select(i => i < 20 ? new[] { 0.5, 0.5 } : [0.99, 0.01])];

        IReadOnlyList<int> chosen = UncertainTexts.Choose(new(pool, [], probabilities), 2, seed: 0, TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], chosen.Select(i => i / 10).Order());
    }

    [Fact]
    public void Clusters_that_lie_apart_are_found()
    {
        float[][] vectors = [.. Enumerable.Range(0, 60).Select(i => Unit(i % 3, 0.02 * (i / 3)))];

        int[] clusterOf = KMeans.Cluster(vectors, [.. Enumerable.Repeat(1.0, 60)], 3, seed: 2, TestContext.Current.CancellationToken, out float[][] centres);

        Assert.Equal(3, clusterOf.Distinct().Count());
        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(clusterOf[i % 3], clusterOf[i]));
        Assert.Equal(vectors.Where((_, i) => i % 3 == 0).Average(v => v[3]), centres[clusterOf[0]][3], 4);
    }

    [Fact]
    public void A_forecast_says_when_more_labels_will_not_show()
    {
        // What one letter tells is learned from few texts: more of them bring next to nothing.
        Corpus easy = new(Enumerable.Range(0, 60).Select(i => new LabeledText($"{"ab"[i % 2]} {i}", "ab"[i % 2].ToString())));
        LabelingGain gain = LabelingGain.Forecast(Synthetic.Embed(easy), 20, seed: 0, TestContext.Current.CancellationToken)!;

        Assert.InRange(gain.ExpectedGain, 0, 0.05);
        Assert.False(gain.WillShow);
        Assert.Contains("will not show", gain.ToString(), StringComparison.Ordinal);
        Assert.Null(LabelingGain.Forecast(Synthetic.Embed(Synthetic.Corpus(2, 5)), 20, seed: 0, TestContext.Current.CancellationToken)); // Too few to tell.
    }

    [Fact]
    public void A_forecast_is_the_least_squares_line_of_the_learning_curve()
    {
        EmbeddedCorpus labeled = Synthetic.Embed(Synthetic.Corpus(3, 15));
        LearningCurve curve = LearningCurve.Measure(labeled, options: new() { Repeats = 2 }, cancellationToken: TestContext.Current.CancellationToken);
        (double X, double Y)[] points = [.. curve.Points.Select(p => (Math.Pow(p.TrainingTexts, -0.25), p.Accuracy.Value))];
        (double x, double y) = (points.Average(p => p.X), points.Average(p => p.Y));
        double slope = points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));

        LabelingGain gain = LabelingGain.Forecast(labeled, 30, seed: 0, TestContext.Current.CancellationToken)!;

        Assert.True(slope < 0);
        Assert.Equal(slope * (Math.Pow(75, -0.25) - Math.Pow(45, -0.25)), gain.ExpectedGain, 10);
        Assert.Equal(curve.Points[^1].Accuracy, gain.Accuracy);
    }

    private static TextClassifier Train(int classes, int perClass) =>
        TextClassifier.Train(Synthetic.Embed(Synthetic.Corpus(classes, perClass)), new Synthetic.Encoder(), new(), TestContext.Current.CancellationToken);

    /// <summary>Along an axis, turned away from it a little in a direction that all share.</summary>
    private static float[] Unit(int axis, double away)
    {
        double norm = Math.Sqrt(1 + (away * away));
        float[] vector = new float[4];
        vector[axis == 3 ? 0 : axis] += (float)((axis == 3 ? -1 : 1) / norm);
        vector[3] += (float)(away / norm);
        return vector;
    }
}

namespace TextTransfer.Tests.Classification;

public class MultiLabelFiguresTests
{
    /// <summary>a: TP 1, FN 1; b: TP 1, FP 1; c: FN 1; d, which nobody has: FP 1.</summary>
    [Fact]
    public void Figures_of_hand_made_sets()
    {
        MultiLabelFigures f = MultiLabelFigures.Of([["a", "b"], ["a"], ["c"], []], [["a", "b"], ["b"], ["d"], []]);
        Assert.Equal(2.0 * 2 / ((2 * 2) + 2 + 2), f.MicroF1, 1e-12);
        Assert.Equal(((2.0 / 3) + (2.0 / 3) + 0) / 3, f.MacroF1, 1e-12);
        Assert.Equal(4 / 16.0, f.HammingLoss, 1e-12);
        Assert.Equal(2 / 4.0, f.SubsetAccuracy, 1e-12);
        Assert.Equal(1, f.Cardinality, 1e-12);
    }

    [Fact]
    public void Nothing_to_count_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MultiLabelFigures.Of([], []));
        Assert.Throws<ArgumentException>(() => MultiLabelFigures.Of([["a"]], []));
    }
}

namespace TextTransfer.Accuracy.Tests;

public sealed class ScoresTests
{
    [Fact]
    public void Figures_of_four_rows_are_those_worked_out_by_hand()
    {
        Scores scores = Scores.Of(["a", "b", "b", "c"], ["a", "b"], [[0.9, 0.1], [0.3, 0.7], [0.92, 0.08], [0.2, 0.8]]);

        Assert.Equal(0.5, scores.Accuracy, 12);
        Assert.Equal(((2.0 / 3) + 0.5 + 0) / 3, scores.MacroF1, 12); // a: 1 of 2 predicted; b: 1 of 2 gold, 1 of 2 predicted; c: none.
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.7) + Math.Log(0.08) + Math.Log(1e-6)) / 4, scores.LogLoss, 12);
        Assert.Equal((0.02 + 0.18 + (0.92 * 0.92 * 2) + (0.04 + 0.64 + 1)) / 4, scores.Brier, 12);
    }

    [Fact]
    public void Calibration_error_is_weighed_by_bins_of_a_fifteenth()
    {
        // 0.9 and 0.92 share the bin (13/15, 14/15]; 0.7 lies in (10/15, 11/15]; 0.8 is the upper end of (11/15, 12/15].
        Scores scores = Scores.Of(["a", "b", "b", "a"], ["a", "b"], [[0.9, 0.1], [0.3, 0.7], [0.92, 0.08], [0.2, 0.8]]);

        Assert.Equal((Math.Abs(1 - 0.9 - 0.92) + 0.3 + 0.8) / 4, scores.CalibrationError, 12);
    }

    [Fact]
    public void Certainty_is_calibrated_when_it_is_right()
    {
        Scores right = Scores.Of(["a", "b"], ["a", "b"], [[1, 0], [0, 1]]);
        Scores wrong = Scores.Of(["b", "a"], ["a", "b"], [[1, 0], [0, 1]]);

        Assert.Equal(new Scores(1, 1, 0, 0, 0), right);
        Assert.Equal((0.0, 2.0, 1.0), (wrong.Accuracy, wrong.Brier, wrong.CalibrationError));
    }
}

namespace TextTransfer.Tests;

public class LearningCurveTests
{
    private static readonly double[][] Means = [[0, 0, 0, 0, 0, 0], [1.1, 0.8, 0.5, 0, 0, 0], [0, 1, 1.1, 0.8, 0, 0]];

    [Fact]
    public void It_has_a_quarter_half_and_all_of_what_folds_train_on_and_a_forecast_for_twice_as_many()
    {
        LearningCurve curve = LearningCurve.Measure(Samples.Draw(new Random(1), Means, 100), ScriptedMethod.NearestMean("means", 6));

        Assert.Equal([80, 160], [curve.Points[2].TrainingTexts, curve.Forecast.TrainingTexts]);
        Assert.InRange(curve.Points[0].TrainingTexts, 20, 23);
        Assert.InRange(curve.Points[1].TrainingTexts, 40, 43);
        Assert.Equal(curve.Forecast.Accuracy.Value - curve.Points[2].Accuracy.Value, curve.Gain.Value, 9);
    }

    [Fact]
    public void All_texts_of_the_training_side_give_the_accuracy_of_cross_validation()
    {
        EmbeddedCorpus corpus = Samples.Draw(new Random(2), Means, 60);
        ScriptedMethod method = ScriptedMethod.NearestMean("means", 6);

        Assert.Equal(corpus.CrossValidate([method]).Score.Accuracy, LearningCurve.Measure(corpus, method).Points[2].Accuracy);
    }

    [Fact]
    public void A_method_that_does_not_learn_gains_nothing()
    {
        LearningCurve curve = LearningCurve.Measure(Samples.Draw(new Random(3), Means, 80), ScriptedMethod.Certain("constant", _ => "0"));

        Assert.Equal(0, curve.Gain.Value, 9);
        Assert.False(curve.Gain.ExcludesZero);
    }

    /// <summary>Does the forecast hold what a model trained on twice as many texts does?</summary>
    [Fact]
    public void Forecasts_hold_what_twice_as_many_texts_give()
    {
        const int Draws = 60;
        var random = new Random(11);
        EmbeddedCorpus further = Samples.Draw(random, Means, 2000);
        ScriptedMethod method = ScriptedMethod.NearestMean("means", 6);
        int held = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            LearningCurve curve = LearningCurve.Measure(Samples.Draw(random, Means, 50), method, new() { Seed = draw });
            IProbabilityModel twice = method.Fit(Samples.Draw(random, Means, curve.Forecast.TrainingTexts), 0, TestContext.Current.CancellationToken);
            double accuracy = further.Texts.Zip(further.Corpus.Texts).Count(p => twice.Labels[Array.IndexOf(twice.Predict(p.First), twice.Predict(p.First).Max())] == p.Second.Label) / 2000.0;
            held += curve.Forecast.Accuracy.Lower <= accuracy && accuracy <= curve.Forecast.Accuracy.Upper ? 1 : 0;
        }

        Assert.InRange(held / (double)Draws, 0.87, 1);
    }
}

namespace TextTransfer.Server.Endpoints;

/// <summary>What the library says, as the service answers it.</summary>
internal static class Results
{
    private const int ShownWords = 20;
    private const int ShownExamples = 3;

    public static ClassifyResult Of(Prediction prediction, int tokens, Explanation? explanation) => new()
    {
        Label = prediction.Label,
        Probability = prediction.Probability,
        Abstained = prediction.IsAbstained,
        Probabilities = prediction.Probabilities,
        Tokens = tokens,
        Explanation = explanation is null ? null : Of(explanation),
    };

    private static ExplanationResult Of(Explanation e) => new(
        e.Label, e.Against, e.LogOdds, e.Intercept, e.Views, e.Lines, [.. e.Words.Take(ShownWords)],
        [.. e.Examples.Take(ShownExamples).Select(x => new ExampleResult(x.Example.Label, x.Example.Text, x.Contribution))]);
}

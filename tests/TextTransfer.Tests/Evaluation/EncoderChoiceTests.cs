namespace TextTransfer.Tests;

public class EncoderChoiceTests
{
    private static readonly LabeledText[] Texts = [.. Enumerable.Range(0, 40).Select(i => new LabeledText($"{i}", $"{i % 2}"))];

    private static readonly ScriptedMethod Method = ScriptedMethod.NearestMean("probe", 1);

    [Fact]
    public void The_better_encoder_is_taken_wherever_it_is_listed()
    {
        EmbeddedCorpus good = Encoded("good", signal: 2, noise: 1);
        EmbeddedCorpus bad = Encoded("bad", signal: 0, noise: 2);

        EncoderChoice choice = Choose(bad, good);

        Assert.Equal(("good", true), (choice.Chosen.Name, choice.IsDistinguishable));
        Assert.True(choice.Scores[0].LogLossAboveChosen.Lower > 0);
        Assert.Equal(choice.Scores[0].LogLoss.Value - choice.Scores[1].LogLoss.Value, choice.Scores[0].LogLossAboveChosen.Value, 12);
        Assert.StartsWith("Took good, whose log-loss is lowest: bad − good = +", choice.ToString(), StringComparison.Ordinal);
        Assert.Equal("good", Choose(good, bad).Chosen.Name);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_decided_by_order()
    {
        EmbeddedCorpus one = Encoded("one", signal: 2, noise: 1);
        EmbeddedCorpus two = Encoded("two", signal: 2, noise: 1, seed: 12);
        EmbeddedCorpus bad = Encoded("bad", signal: 0, noise: 2);

        foreach (EmbeddedCorpus[] order in new EmbeddedCorpus[][] { [bad, one, two], [bad, two, one] })
        {
            EncoderChoice choice = Choose(order);
            Assert.Equal((1, false), (choice.ChosenIndex, choice.IsDistinguishable));
            Assert.StartsWith($"Cannot tell {order[1].Encoder.Name} from {order[2].Encoder.Name} with 40 texts, took {order[1].Encoder.Name}", choice.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Different_texts_are_refused() =>
        Assert.Throws<ArgumentException>(() => Choose(Encoded("a", 1, 1), Samples.Embed(Texts.Take(30))));

    [Fact]
    public void Progress_runs_once_from_zero_to_one()
    {
        var shares = new List<double>();
        EncoderChoice.Make([Encoded("a", 1, 1), Encoded("b", 1, 1)], Method, new() { Workers = 1 }, new Listener<double>(shares.Add), TestContext.Current.CancellationToken);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal((30, 1.0), (shares.Count, shares[^1]));
    }

    private static EncoderChoice Choose(params EmbeddedCorpus[] candidates) =>
        EncoderChoice.Make(candidates, Method, cancellationToken: TestContext.Current.CancellationToken);

    private static EmbeddedCorpus Encoded(string name, float signal, float noise, int seed = 11)
    {
        var random = new Random(seed);
        return Samples.Embed(Texts, i => [(signal * (i % 2)) + (noise * (float)Samples.Normal(random))], name);
    }
}

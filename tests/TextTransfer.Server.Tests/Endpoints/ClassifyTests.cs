using System.Text.Json;

namespace TextTransfer.Server.Tests.Endpoints;

public sealed class ClassifyTests
{
    [Fact]
    public async Task Answers_are_those_of_the_library()
    {
        await using Service service = await Service.StartAsync();
        using ToyEncoder encoder = new();
        using TextClassifier classifier = TextClassifier.Load(service.ModelPath, encoder);
        string[] texts = ["water the roses in november", "boil the pasta", "", "wholly unknown"];
        JsonElement answer = await service.AskAsync("/v1/classify", new { texts });
        JsonElement[] results = [.. answer.GetProperty("results").EnumerateArray()];
        Assert.Equal(texts.Length, results.Length);
        foreach ((JsonElement result, string text) in results.Zip(texts))
        {
            Prediction expected = classifier.Predict(text);
            Assert.Equal(expected.Label, result.GetProperty("label").GetString());
            Assert.Equal(expected.Probability, result.GetProperty("probability").GetDouble(), 1e-12);
            Assert.Equal(expected.IsAbstained, result.GetProperty("abstained").GetBoolean());
            Assert.Equal(expected.Probabilities.Select(p => p.Label), result.GetProperty("probabilities").EnumerateArray().Select(p => p.GetProperty("label").GetString()!));
        }
    }

    [Fact]
    public async Task One_text_may_be_given_alone_and_the_model_by_name()
    {
        await using Service service = await Service.StartAsync();
        JsonElement answer = await service.AskAsync("/v1/classify", new { model = "topics", text = "bake the bread" });
        Assert.Equal("kitchen", answer.GetProperty("results")[0].GetProperty("label").GetString());
        Assert.Equal(3, answer.GetProperty("results")[0].GetProperty("tokens").GetInt32());
        Assert.Matches("^[0-9a-f]{12}$", answer.GetProperty("version").GetString());
    }

    [Fact]
    public async Task An_explanation_sums_to_the_log_odds()
    {
        await using Service service = await Service.StartAsync();
        JsonElement result = (await service.AskAsync("/v1/classify", new { text = "salt the water for the eggs", explain = true })).GetProperty("results")[0];
        JsonElement explanation = result.GetProperty("explanation");
        double sum = explanation.GetProperty("intercept").GetDouble() + explanation.GetProperty("views").EnumerateArray().Sum(v => v.GetProperty("contribution").GetDouble());
        Assert.Equal(explanation.GetProperty("log_odds").GetDouble(), sum, 1e-6);
    }

    [Theory]
    [InlineData("""{"text":"a","model":"other"}""", 404, "topics")]
    [InlineData("""{"text":"a","model":"../topics"}""", 404, "topics")]
    [InlineData("""{}""", 400, "either text or texts")]
    [InlineData("""{"text":"a","texts":["b"]}""", 400, "either text or texts")]
    [InlineData("""{"texts":[]}""", 400, "no text")]
    [InlineData("""{"texts":["a",null]}""", 400, "")]
    [InlineData("""{"text":"a","explian":true}""", 400, "/openapi/v1.json")]
    [InlineData("""{"texts":["1","2","3","4","5"]}""", 413, "4 of a request")]
    [InlineData("""{"text":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", 413, "40 of a text")]
    public async Task What_cannot_be_answered_is_told_with_its_reason(string body, int status, string part)
    {
        await using Service service = await Service.StartAsync(o => (o.MaxTexts, o.MaxTokens) = (4, 40));
        using HttpResponseMessage response = await service.PostAsync("/v1/classify", body);
        await Service.ProblemAsync(response, status, part);
    }

    [Fact]
    public async Task A_model_without_examples_does_not_explain()
    {
        await using Service service = await Service.StartAsync(withExamples: false);
        using HttpResponseMessage response = await service.PostAsync("/v1/classify", new { text = "a", explain = true });
        await Service.ProblemAsync(response, 400, "leave out explain");
    }

    [Fact]
    public async Task Models_are_listed_with_what_they_are()
    {
        await using Service service = await Service.StartAsync();
        JsonElement model = (await service.GetAsync("/v1/models")).GetProperty("data")[0];
        Assert.Equal("topics", model.GetProperty("id").GetString());
        Assert.Equal(["garden", "kitchen"], model.GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(10, model.GetProperty("trained_on").GetInt32());
        Assert.Equal("toy", model.GetProperty("encoder").GetProperty("name").GetString());
        Assert.Equal("topics", (await service.GetAsync("/v1/models/topics")).GetProperty("id").GetString());
        using HttpResponseMessage missing = await service.Client.GetAsync(new Uri("/v1/models/other", UriKind.Relative), TestContext.Current.CancellationToken);
        await Service.ProblemAsync(missing, 404);
    }
}

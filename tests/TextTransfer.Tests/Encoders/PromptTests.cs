namespace TextTransfer.Tests.Encoders;

/// <summary>Prompts by name and by text, over one loaded model.</summary>
public sealed class PromptTests
{
    private const string Text = "When should I sow broad beans?";

    [Fact]
    public void A_folder_offers_its_prompts_by_name()
    {
        using OnnxTextEncoder encoder = MultilingualE5.Create();
        Assert.Equal("query: ", encoder.Info.Prompts["query"]);
        Assert.Equal("passage: ", encoder.Info.Prompts["passage"]);
        using OnnxTextEncoder passages = MultilingualE5.Create(new() { PromptName = "passage" });
        Assert.Equal("passage: ", passages.Info.Prompt);
    }

    [Fact]
    public void Another_prompt_over_the_same_model_is_the_encoder_opened_with_it()
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        using OnnxTextEncoder derived = encoder.WithPrompt("topic: ");
        using OnnxTextEncoder opened = MiniLM.Create(new() { Prompt = "topic: " });
        Assert.Equal(opened.Info, derived.Info);
        Assert.NotEqual(encoder.Info.Fingerprint, derived.Info.Fingerprint);
        Assert.Equal(opened.Encode(Text).Vector.ToArray(), derived.Encode(Text).Vector.ToArray());
        using OnnxTextEncoder back = derived.WithPrompt("");
        Assert.Equal(encoder.Info, back.Info);
    }

    [Fact]
    public void The_model_stays_until_the_last_encoder_over_it_is_disposed()
    {
        OnnxTextEncoder first = MiniLM.Create();
        OnnxTextEncoder second = first.WithPrompt("topic: ");
        first.Dispose();
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.Encode(Text));
        Assert.Throws<ObjectDisposedException>(() => first.WithPrompt(""));
        Assert.Equal(384, second.Encode(Text).Vector.Length);
        OnnxTextEncoder third = second.WithPrompt("");
        second.Dispose();
        Assert.Equal(384, third.Encode(Text).Vector.Length);
        third.Dispose();
        Assert.Throws<ObjectDisposedException>(() => third.Encode(Text));
    }

    [Fact]
    public void An_unknown_prompt_name_is_answered_with_the_known_ones()
    {
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => MultilingualE5.Create(new() { PromptName = "title" }));
        Assert.Contains("'query', 'passage'", error.Message, StringComparison.Ordinal);
        Assert.Contains("--prompt-name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_and_the_name_of_a_prompt_are_too_much() =>
        Assert.Throws<ArgumentException>(() => MultilingualE5.Create(new() { Prompt = "x", PromptName = "query" }));

    [Fact]
    public void A_prompt_that_leaves_no_room_is_refused_and_harms_nothing()
    {
        using OnnxTextEncoder encoder = MiniLM.Create(new() { MaxTokens = 8 });
        Assert.Throws<ArgumentException>(() => encoder.WithPrompt("one two three four five six seven"));
        Assert.Equal(384, encoder.Encode(Text).Vector.Length);
    }
}

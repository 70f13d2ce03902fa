namespace TextTransfer.Tokenization;

/// <summary>
/// The added tokens of a tokenizer: some are found in the text as it came, the rest in what the normalizer makes of it.
/// </summary>
/// <param name="Raw">Those found before normalization.</param>
/// <param name="Normalized">Those found after it; their text is normalized too.</param>
/// <param name="NewCount">How many of them the model's vocabulary does not hold.</param>
internal sealed record AddedVocabulary(AddedTokenFinder Raw, AddedTokenFinder Normalized, int NewCount)
{
    /// <summary>Reads <c>added_tokens</c>.</summary>
    /// <param name="tokenizer">The whole tokenizer.</param>
    /// <param name="model">Its model; a token that it holds has the model's id.</param>
    /// <param name="normalizer">Its normalizer, if any.</param>
    public static AddedVocabulary Read(TokenizerElement tokenizer, TokenModel model, TextNormalizer? normalizer)
    {
        var raw = new List<AddedToken>();
        var normalized = new List<AddedToken>();
        int newCount = 0;
        foreach (TokenizerElement item in tokenizer.Find("added_tokens")?.Items() ?? [])
        {
            AddedToken token = AddedToken.Read(item, out bool isNormalized);
            int expected = model.TryGetId(token.Text, out int id) ? id : model.VocabularySize + newCount++;
            if (token.Id != expected)
                throw item.Member("id").Error($"the added token \"{token.Text}\" has the id {token.Id}, but the vocabulary gives it {expected}.");

            if (isNormalized)
                normalized.Add(token with { Text = Normalize(token.Text, normalizer) });
            else
                raw.Add(token);
        }

        return new(new(raw), new(normalized), newCount);
    }

    private static string Normalize(string text, TextNormalizer? normalizer)
    {
        var edited = new EditedText();
        edited.Load(text);
        normalizer?.Normalize(edited);
        return edited.Span.ToString();
    }
}

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
    /// <remarks>
    /// The reference does not read the ids that the file states but numbers the tokens that the model does not hold itself,
    /// in the file's order. Where the two differ the file is refused: one of them is not what the encoder was trained with.
    /// </remarks>
    public static AddedVocabulary Read(TokenizerElement tokenizer, TokenModel model, TextNormalizer? normalizer)
    {
        var tokens = new List<AddedToken>();
        var texts = new HashSet<string>();
        int newCount = 0;
        int greatest = -1;
        foreach (TokenizerElement item in tokenizer.Find("added_tokens")?.Items() ?? [])
        {
            AddedToken token = AddedToken.Read(item);
            if (token.Text.Length == 0)
                continue;
            if (!texts.Add(token.Text))
                throw item.Error($"the added token \"{token.Text}\" is there twice.");

            if (!model.TryGetId(token.Text, out int expected))
            {
                expected = Math.Max(greatest + 1, model.VocabularySize);
                newCount++;
            }

            if (token.Id != expected)
                throw item.Member("id").Error($"the added token \"{token.Text}\" has the id {token.Id}, but the vocabulary gives it {expected}.");
            greatest = Math.Max(greatest, expected);
            tokens.Add(token.IsNormalized ? token with { Text = Normalize(token.Text, normalizer) } : token);
        }

        return new(new(tokens.Where(t => !t.IsNormalized)), new(tokens.Where(t => t.IsNormalized)), newCount);
    }

    private static string Normalize(string text, TextNormalizer? normalizer)
    {
        var edited = new EditedText();
        edited.Load(text);
        normalizer?.Normalize(edited);
        return edited.Span.ToString();
    }
}

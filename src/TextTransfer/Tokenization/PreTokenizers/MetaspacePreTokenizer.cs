namespace TextTransfer.Tokenization;

/// <summary>
/// Writes spaces as a visible character, sets one before the first word too, and cuts before each (sentencepiece's
/// convention, Kudo and Richardson, 2018).
/// </summary>
/// <param name="replacement">The visible character, usually U+2581.</param>
/// <param name="scheme">Which pieces get one in front, unless they begin with it.</param>
/// <param name="splits">Whether to cut at all.</param>
internal sealed class MetaspacePreTokenizer(char replacement, PrependScheme scheme, bool splits) : PreTokenizer
{
    /// <summary>Reads the component <c>Metaspace</c>, in its present form or with the older member <c>add_prefix_space</c>.</summary>
    public static MetaspacePreTokenizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "replacement", "prepend_scheme", "add_prefix_space", "split", "str_rep");
        TokenizerElement? schemeName = component.Find("prepend_scheme");
        PrependScheme scheme = schemeName?.Text() switch
        {
            null or "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            _ => throw schemeName.Value.Error($"the prepend_scheme \"{schemeName.Value.Text()}\" is not supported; supported are always, first, never."),
        };
        if (component.Find("add_prefix_space") is { } addPrefixSpace && !addPrefixSpace.Flag() && scheme != PrependScheme.Never)
            throw addPrefixSpace.Error("\"add_prefix_space\": false contradicts the prepend_scheme, always where none is given; the reference refuses it too.");

        return new(component.Member("replacement").Character(), scheme, component.Find("split")?.Flag() ?? true);
    }

    /// <inheritdoc/>
    public override bool NeedsAlignment => scheme == PrependScheme.First;

    /// <inheritdoc/>
    public override void Split(PreTokens tokens)
    {
        EditedText text = tokens.Text;
        ReadOnlySpan<char> source = text.Span;
        foreach ((int start, int end) in tokens.Pieces)
        {
            text.Remove(start - text.Position);
            int wordStart = text.AppendedLength;
            if (source[start] != ' ' && source[start] != replacement && Prepends(tokens, start))
                text.InsertBefore([replacement]);
            for (int i = start; i < end; i++)
            {
                if (source[i] != ' ' && source[i] != replacement)
                    continue;
                text.Keep(i - text.Position);
                if (splits)
                {
                    tokens.Add(wordStart, text.AppendedLength);
                    wordStart = text.AppendedLength;
                }

                text.Replace(1, [replacement]);
            }

            text.Keep(end - text.Position);
            tokens.Add(wordStart, text.AppendedLength);
        }

        text.Commit();
        tokens.Commit();
    }

    private bool Prepends(PreTokens tokens, int start) => scheme switch
    {
        PrependScheme.Always => true,
        PrependScheme.First => tokens.IsWhole ? tokens.Text.Origin == 0 : tokens.Text.OriginalRange(start, start + 1).Start == 0,
        _ => false,
    };
}

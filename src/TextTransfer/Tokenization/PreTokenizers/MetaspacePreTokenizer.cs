namespace TextTransfer.Tokenization;

/// <summary>
/// Writes spaces as a visible character, sets one before the first word too, and cuts before each (sentencepiece's
/// convention, Kudo and Richardson, 2018).
/// </summary>
/// <param name="replacement">The visible character, usually U+2581.</param>
/// <param name="prepends">Whether a piece that does not begin with it gets one.</param>
/// <param name="splits">Whether to cut at all.</param>
internal sealed class MetaspacePreTokenizer(char replacement, bool prepends, bool splits) : PreTokenizer
{
    /// <summary>Reads the component <c>Metaspace</c>, in its present form or with the older member <c>add_prefix_space</c>.</summary>
    public static MetaspacePreTokenizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "replacement", "prepend_scheme", "add_prefix_space", "split", "str_rep");
        TokenizerElement? scheme = component.Find("prepend_scheme");
        bool prepends = scheme?.Text() switch
        {
            null or "always" => true,
            "never" => false,
            _ => throw scheme.Value.Error($"the prepend_scheme \"{scheme.Value.Text()}\" is not supported; supported are always, never."),
        };
        if (component.Find("add_prefix_space") is { } addPrefixSpace && !addPrefixSpace.Flag())
            throw addPrefixSpace.Error("Metaspace is not supported with \"add_prefix_space\": false.");

        return new(component.Member("replacement").Character(), prepends, component.Find("split")?.Flag() ?? true);
    }

    /// <inheritdoc/>
    public override void Split(PreTokens tokens)
    {
        EditedText text = tokens.Text;
        ReadOnlySpan<char> source = text.Span;
        foreach ((int start, int end) in tokens.Pieces)
        {
            text.Remove(start - text.Position);
            int wordStart = text.AppendedLength;
            if (prepends && source[start] != ' ' && source[start] != replacement)
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
}

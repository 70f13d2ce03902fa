namespace TextTransfer.Tokenization;

/// <summary>Cuts at the matches of a pattern.</summary>
/// <param name="pattern">What to cut at.</param>
/// <param name="behavior">What becomes of the matches.</param>
/// <param name="inverts">Whether what lies between the matches counts as match, and the matches as what lies between.</param>
internal sealed class PatternPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool inverts) : PreTokenizer
{
    /// <summary>Rust's numeric characters: the general categories N, of Unicode 17 here, where two blocks of digits are new.</summary>
    private static readonly CharacterPattern Numbers = new(CharacterProperties.Category("N").Union(CodePointSet.Of(0x11DE0, 0x11DE9, 0x16FF4, 0x16FF6)).Ranges);
    private static readonly CharacterPattern Punctuation = new(PunctuationData.Punctuation);

    /// <summary>Reads the component <c>Split</c>.</summary>
    public static PatternPreTokenizer ReadSplit(TokenizerElement component)
    {
        component.AllowOnly("type", "pattern", "behavior", "invert");
        return new(TextPattern.Read(component.Member("pattern")), ReadBehavior(component.Member("behavior")), component.Member("invert").Flag());
    }

    /// <summary>Reads the component <c>Punctuation</c>: characters as <see cref="BertPreTokenizer"/> cuts at.</summary>
    public static PatternPreTokenizer ReadPunctuation(TokenizerElement component)
    {
        component.AllowOnly("type", "behavior");
        return new(Punctuation, component.Find("behavior") is { } b ? ReadBehavior(b) : SplitBehavior.Isolated, inverts: false);
    }

    /// <summary>Reads the component <c>Digits</c>: characters of the general categories N.</summary>
    public static PatternPreTokenizer ReadDigits(TokenizerElement component)
    {
        component.AllowOnly("type", "individual_digits");
        return new(Numbers, component.Member("individual_digits").Flag() ? SplitBehavior.Isolated : SplitBehavior.Contiguous, inverts: false);
    }

    /// <summary>Reads the component <c>CharDelimiterSplit</c>.</summary>
    public static PatternPreTokenizer ReadDelimiter(TokenizerElement component)
    {
        component.AllowOnly("type", "delimiter");
        return new(new LiteralPattern(component.Member("delimiter").Character().ToString()), SplitBehavior.Removed, inverts: false);
    }

    /// <inheritdoc/>
    public override void Split(PreTokens tokens)
    {
        ReadOnlySpan<char> text = tokens.Text.Span;
        List<(int Start, int End)> matches = tokens.Text.Matches;
        foreach ((int start, int end) in tokens.Pieces)
        {
            matches.Clear();
            pattern.FindAll(text[start..end], matches);
            var pieces = new PieceMerger(tokens, behavior);
            int position = start;
            foreach ((int matchStart, int matchEnd) in matches)
            {
                if (start + matchStart > position)
                    pieces.Add(position, start + matchStart, isMatch: inverts);
                position = start + matchEnd;
                pieces.Add(start + matchStart, position, isMatch: !inverts);
            }

            if (position < end)
                pieces.Add(position, end, isMatch: inverts);
            pieces.Finish();
        }

        tokens.Commit();
    }

    private static SplitBehavior ReadBehavior(TokenizerElement behavior) =>
        Enum.GetNames<SplitBehavior>().Contains(behavior.Text())
            ? Enum.Parse<SplitBehavior>(behavior.Text())
            : throw behavior.Error($"the behavior \"{behavior.Text()}\" is not supported; supported are {string.Join(", ", Enum.GetNames<SplitBehavior>())}.");
}

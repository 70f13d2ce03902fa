namespace TextTransfer.Tokenization;

/// <summary>What is done to the tokens of a single text at the end. Immutable.</summary>
/// <param name="Prefix">The ids of the special tokens set before; may be empty.</param>
/// <param name="Suffix">The ids of the special tokens set after; may be empty.</param>
/// <param name="Trimmings">What is done to offsets, one after another; ids never depend on it.</param>
internal sealed record PostProcessor(IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix, IReadOnlyList<OffsetTrimming> Trimmings)
{
    /// <summary>Nothing.</summary>
    public static readonly PostProcessor None = new([], [], []);

    /// <summary>Reads the component <c>BertProcessing</c>: one special token before, one after.</summary>
    public static PostProcessor ReadBert(TokenizerElement component)
    {
        component.AllowOnly("type", "cls", "sep");
        return new([IdOfPair(component.Member("cls"))], [IdOfPair(component.Member("sep"))], []);
    }

    /// <summary>Reads the component <c>RobertaProcessing</c>: the same, and white space left out of offsets.</summary>
    public static PostProcessor ReadRoberta(TokenizerElement component)
    {
        component.AllowOnly("type", "cls", "sep", "trim_offsets", "add_prefix_space");
        return new([IdOfPair(component.Member("cls"))], [IdOfPair(component.Member("sep"))], OffsetTrimming.Read(component));
    }

    /// <summary>Reads the component <c>ByteLevel</c>: white space left out of offsets.</summary>
    public static PostProcessor ReadByteLevel(TokenizerElement component)
    {
        component.AllowOnly("type", "trim_offsets", "add_prefix_space", "use_regex");
        return new([], [], OffsetTrimming.Read(component));
    }

    /// <summary>Reads the component <c>Sequence</c>; only one of its processors may set special tokens.</summary>
    public static PostProcessor ReadSequence(TokenizerElement component)
    {
        component.AllowOnly("type", "processors");
        PostProcessor all = None;
        foreach (TokenizerElement item in component.Member("processors").Items())
        {
            PostProcessor next = Components.PostProcessors.Read(item);
            bool hasTokens = next.Prefix.Count + next.Suffix.Count > 0;
            if (hasTokens && all.Prefix.Count + all.Suffix.Count > 0)
                throw item.Error("a second post-processor that sets special tokens is not supported.");
            all = (hasTokens ? next : all) with { Trimmings = [.. all.Trimmings, .. next.Trimmings] };
        }

        return all;
    }

    private static int IdOfPair(TokenizerElement pair) =>
        pair.Items().ToArray() is [_, { } id] ? id.Count() : throw pair.Error("expected a token and its id.");
}

namespace TextTransfer.Web.Extraction;

/// <summary>What is counted once over all blocks of a page, for <see cref="BlockFeatures"/>.</summary>
internal sealed class PageContext
{
    /// <summary>Characters of a title or description that are compared; people write fewer.</summary>
    private const int MaxLength = 1000;

    private readonly PageOutline page;
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly HashSet<Section> aroundBest = [];
    private readonly string title;
    private readonly string titleLetters;
    private readonly string description;
    private bool isTitleNamed;

    public PageContext(PageOutline page, PageSignals signals, string title, string description)
    {
        this.page = page;
        this.title = Beginning(title);
        titleLetters = Letters(this.title);
        this.description = Letters(Beginning(description));
        Signals = signals;
        var count = page.Blocks.Count;
        Said = new TextHints[count];
        IsPhrase = new bool[count];
        HeadingSaid = new TextHints[count];
        HeadingIndex = new int[count];
        WordsBefore = new int[count];
        ProseBefore = new int[count];
        SinceProse = new int[count];
        UntilProse = new int[count];
        Best = page.Sections.MaxBy(s => s.Score * (1 - s.LinkDensity))!;
        BestScoreShare = Best.Score / Math.Max(1e-9, page.Sections.Sum(s => s.Score));
        for (var s = Best; s is not null; s = s.Parent)
            aroundBest.Add(s);
        Articles = page.Sections.Count(s => s.Element.LocalName == "article");
        ReadForward();
        ReadBackward();
    }

    public PageSignals Signals { get; }

    public TextHints[] Said { get; }

    public bool[] IsPhrase { get; }

    /// <summary>What the headings a block stands under say.</summary>
    public TextHints[] HeadingSaid { get; }

    public int[] HeadingIndex { get; }

    public int[] WordsBefore { get; }

    public int[] ProseBefore { get; }

    public int[] SinceProse { get; }

    public int[] UntilProse { get; }

    /// <summary>The section that looks most like the parent of paragraphs.</summary>
    public Section Best { get; }

    public double BestScoreShare { get; }

    public int BestFirst { get; private set; } = int.MaxValue;

    public int BestLast { get; private set; } = -1;

    /// <summary>The block that is the title of the page within it, or -1.</summary>
    public int TitleIndex { get; private set; } = -1;

    public int Articles { get; }

    public int Headings { get; private set; }

    public bool IsAroundBest(Section section) => aroundBest.Contains(section);

    public int Repeats(string text) => counts[text];

    public bool IsDescription(PageBlock block) => block.Words > 4 && Letters(block.Text[..Math.Min(60, block.Text.Length)]) is { Length: > 20 } letters && description.Contains(letters, StringComparison.Ordinal);

    public bool IsTitle(string text) => text.Length > 3 && title.Contains(text, StringComparison.OrdinalIgnoreCase);

    private void ReadForward()
    {
        int words = 0, prose = 0, sinceProse = 1000, heading = -1;
        var said = new TextHints[7];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            counts[block.Text] = counts.GetValueOrDefault(block.Text) + 1;
            Said[i] = BlockWords.HintsOf(block.Text, out IsPhrase[i]);
            (WordsBefore[i], ProseBefore[i], SinceProse[i]) = (words, prose, sinceProse);
            words += block.Words;
            prose += block.IsProse ? block.Words : 0;
            sinceProse = block.IsProse ? 1 : sinceProse + 1;
            HeadingIndex[i] = heading;
            HeadingSaid[i] = said.Aggregate(TextHints.None, (all, level) => all | level);
            if (block.Section.Kind == ContentBlockKind.Heading)
            {
                Array.Clear(said, block.Section.Level, said.Length - block.Section.Level);
                said[block.Section.Level] = Said[i];
                heading = i;
                Headings++;
                if (IsBetterTitle(block))
                    TitleIndex = i;
            }

            for (var s = block.Section; s is not null && s.Depth >= Best.Depth; s = s.Parent)
            {
                if (s == Best)
                    (BestFirst, BestLast) = (Math.Min(BestFirst, i), i);
            }
        }
    }

    private void ReadBackward()
    {
        var until = 1000;
        for (var i = page.Blocks.Count - 1; i >= 0; i--)
        {
            UntilProse[i] = until;
            until = page.Blocks[i].IsProse ? 1 : until + 1;
        }
    }

    // The heading that the window's title repeats, else the first main heading.
    private bool IsBetterTitle(PageBlock heading)
    {
        if (isTitleNamed)
            return false;
        isTitleNamed = Names(heading);
        return isTitleNamed || (TitleIndex < 0 && heading.Section.Level == 1);
    }

    private bool Names(PageBlock block) => block.Words > 1 && block.Text.Length <= MaxLength && Letters(block.Text) is { Length: > 6 } letters && titleLetters.Contains(letters, StringComparison.Ordinal);

    private static string Beginning(string text) => text[..Math.Min(MaxLength, text.Length)];

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

using System.Numerics;
using AngleSharp.Html.Dom;

namespace TextTransfer.Web.Extraction;

/// <summary>Describes the blocks of a page by numbers, one row a block.</summary>
internal sealed class BlockFeatures
{
    private static readonly int HintCount = BitOperations.Log2((ulong)Enum.GetValues<Hints>().Max()) + 1;
    private static readonly int TextHintCount = BitOperations.Log2((uint)Enum.GetValues<TextHints>().Max()) + 1;
    private static readonly int SignalCount = BitOperations.Log2((uint)Enum.GetValues<PageSignals>().Max()) + 1;
    private static readonly int OwnCount = Enum.GetValues<BlockFeature>().Length;

    private const int MaxBylineWords = 9;

    // A heading may well be the name of a network, which elsewhere is a link to share by.
    private const TextHints Furniture = TextHints.ReadMore | TextHints.Related | TextHints.Comment | TextHints.Account | TextHints.Cookie;

    private readonly PageOutline page;
    private readonly PageContext context;

    public BlockFeatures(PageOutline page, IHtmlDocument document)
    {
        this.page = page;
        context = new(page, PageSignalReader.Of(document), document.Title ?? "", PageSignalReader.DescriptionOf(document));
    }

    /// <summary>What the page as a whole says it is.</summary>
    public PageSignals Signals => context.Signals;

    /// <summary>Numbers a block.</summary>
    public static int Count { get; } = OwnCount + (2 * HintCount) + (3 * TextHintCount) + SignalCount;

    /// <summary>What each number is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Enum.GetNames<BlockFeature>(),
        .. Enumerable.Range(0, HintCount).Select(i => $"in:{(Hints)(1L << i)}"),
        .. Enumerable.Range(0, HintCount).Select(i => $"at:{(Hints)(1L << i)}"),
        .. Enumerable.Range(0, TextHintCount).Select(i => $"says:{(TextHints)(1 << i)}"),
        .. Enumerable.Range(0, TextHintCount).Select(i => $"under:{(TextHints)(1 << i)}"),
        .. Enumerable.Range(0, TextHintCount).Select(i => $"beside:{(TextHints)(1 << i)}"),
        .. Enumerable.Range(0, SignalCount).Select(i => $"page:{(PageSignals)(1 << i)}"),
    ];

    /// <summary>Whether a block is surely not content: in a box of comments or of an author, or nothing but "Read more", "Share this", "3 comments" or author and date.</summary>
    public bool IsFurniture(int index)
    {
        if (IsWithinFurniture(page.Blocks[index].Section))
            return true;
        var said = context.Said[index];
        var isHeading = page.Blocks[index].Section.Kind == ContentBlockKind.Heading;
        // A share bar is made of links; the same names may be items of an author's list.
        var phrases = isHeading || page.Blocks[index].LinkDensity < 0.5 ? Furniture : Furniture | TextHints.Share;
        if (context.IsPhrase[index] && (said & phrases) != 0)
            return true;
        return !isHeading && page.Blocks[index].Words <= MaxBylineWords && (said & TextHints.Author) != 0 && (said & TextHints.Date) != 0;
    }

    // What holds most of the text is the page, as the comments of a forum are.
    private bool IsWithinFurniture(Section section)
    {
        if (!section.IsFurniture)
            return false;
        while (section.Parent is { IsFurniture: true } parent)
            section = parent;
        return 2 * section.ProseWords <= page.Sections[0].ProseWords;
    }

    /// <summary>Writes the numbers of a block.</summary>
    /// <param name="index">Which block.</param>
    /// <param name="row">Receives <see cref="Count"/> numbers.</param>
    public void Write(int index, Span<float> row)
    {
        row.Clear();
        var block = page.Blocks[index];
        WriteBlock(block, index, row);
        WriteSections(block, row);
        WritePlace(index, row);
        var at = OwnCount;
        WriteNames(block, row.Slice(at, 2 * HintCount));
        at += 2 * HintCount;
        Spread((int)context.Said[index], row.Slice(at, TextHintCount));
        at += TextHintCount;
        Spread((int)context.HeadingSaid[index], row.Slice(at, TextHintCount));
        at += TextHintCount;
        var beside = (index > 0 ? context.Said[index - 1] : 0) | (index + 1 < page.Blocks.Count ? context.Said[index + 1] : 0);
        Spread((int)beside, row.Slice(at, TextHintCount));
        at += TextHintCount;
        Spread((int)context.Signals, row.Slice(at, SignalCount));
    }

    private void WriteBlock(PageBlock block, int index, Span<float> row)
    {
        var text = block.Text;
        int commas = 0, digits = 0, upper = 0;
        foreach (var c in text)
        {
            commas += c is ',' or '،' or '、' or '，' or ';' ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
        }

        Set(row, BlockFeature.Words, block.Words);
        Set(row, BlockFeature.LinkDensity, (float)block.LinkDensity);
        Set(row, BlockFeature.EndsAsSentence, text[^1] is '.' or '!' or '?' or ':' or '”' or '"' or '。' or '…' or ')' ? 1 : 0);
        Set(row, BlockFeature.Question, text[^1] is '?' or '？' ? 1 : 0);
        Set(row, BlockFeature.Commas, commas);
        Set(row, BlockFeature.DigitShare, (float)digits / text.Length);
        Set(row, BlockFeature.UpperShare, (float)upper / text.Length);
        Set(row, BlockFeature.WordLength, (float)block.Letters / Math.Max(1, block.Words));
        var kind = block.Section.Kind;
        Set(row, BlockFeature.HeadingLevel, kind == ContentBlockKind.Heading ? block.Section.Level : 0);
        Set(row, BlockFeature.IsListItem, kind == ContentBlockKind.ListItem ? 1 : 0);
        Set(row, BlockFeature.ListDepth, kind == ContentBlockKind.ListItem ? block.Section.Level : 0);
        Set(row, BlockFeature.IsTableRow, kind == ContentBlockKind.TableRow ? 1 : 0);
        Set(row, BlockFeature.IsPreformatted, kind == ContentBlockKind.Preformatted ? 1 : 0);
        Set(row, BlockFeature.IsQuote, kind == ContentBlockKind.Quote ? 1 : 0);
        Set(row, BlockFeature.IsParagraph, block.Section.Element.LocalName == "p" ? 1 : 0);
        Set(row, BlockFeature.WholePhrase, context.IsPhrase[index] ? 1 : 0);
        Set(row, BlockFeature.Repeats, context.Repeats(text));
        Set(row, BlockFeature.IsDescription, context.IsDescription(block) ? 1 : 0);
        Set(row, BlockFeature.IsTitle, index == context.TitleIndex ? 2 : context.IsTitle(text) ? 1 : 0);
    }

    private void WriteSections(PageBlock block, Span<float> row)
    {
        // The section of several blocks, the next larger one, and the one larger by far.
        var near = Larger(block.Section, 1);
        var outer = Larger(near, near.Blocks);
        var far = Larger(outer, 3 * outer.Blocks);
        WriteSection(near, row, BlockFeature.SectionWords);
        WriteSection(outer, row, BlockFeature.OuterWords);
        WriteSection(far, row, BlockFeature.FarWords);
        Set(row, BlockFeature.Depth, block.Section.Depth);
        int alike = 1, distance = 0, up = 0;
        var best = -1;
        for (var s = block.Section; s is not null; s = s.Parent, up++)
        {
            if (s.Alike > alike && s.Words >= 3)
                (alike, distance) = (s.Alike, up);
            if (best < 0 && context.IsAroundBest(s))
                best = s.Words;
        }

        Set(row, BlockFeature.Alike, alike);
        Set(row, BlockFeature.AlikeDistance, distance);

        // The smallest section that holds both this block and the best section.
        Set(row, BlockFeature.BestDistance, (float)context.Best.Words / Math.Max(1, best));
        Set(row, BlockFeature.InBest, best == context.Best.Words ? 1 : 0);
        Set(row, BlockFeature.BestShare, Share(context.Best));
        Set(row, BlockFeature.BestScoreShare, (float)context.BestScoreShare);
    }

    private void WriteSection(Section section, Span<float> row, BlockFeature first)
    {
        row[(int)first] = (float)section.Words / section.Blocks;
        row[(int)first + 1] = (float)section.LinkDensity;
        row[(int)first + 2] = section.Blocks;
        row[(int)first + 3] = (float)section.ProseWords / Math.Max(1, section.Words);
        row[(int)first + 4] = Share(section);
    }

    private void WritePlace(int index, Span<float> row)
    {
        var blocks = page.Blocks;
        Set(row, BlockFeature.Place, (float)index / blocks.Count);
        Set(row, BlockFeature.WordPlace, context.WordsBefore[index] / (float)Math.Max(1, page.Sections[0].Words));
        Set(row, BlockFeature.AfterTitle, context.TitleIndex < 0 ? 0 : index > context.TitleIndex ? 1 : -1);
        Set(row, BlockFeature.TitleDistance, context.TitleIndex < 0 ? 1000 : index - context.TitleIndex);
        Set(row, BlockFeature.ToProseBefore, context.SinceProse[index]);
        Set(row, BlockFeature.ToProseAfter, context.UntilProse[index]);
        var prose = Math.Max(1f, page.Sections[0].ProseWords);
        Set(row, BlockFeature.ProseDone, context.ProseBefore[index] / prose);
        Set(row, BlockFeature.ProseLeft, page.Sections[0].ProseWords - context.ProseBefore[index]);
        Neighbour(index - 1, row, BlockFeature.PreviousWords, BlockFeature.PreviousLinks, BlockFeature.PreviousKind);
        Neighbour(index + 1, row, BlockFeature.NextWords, BlockFeature.NextLinks, BlockFeature.NextKind);
        int words = 0, links = 0, letters = 0, prosy = 0;
        for (var i = Math.Max(0, index - 4); i <= Math.Min(blocks.Count - 1, index + 4); i++)
        {
            words += blocks[i].Words;
            prosy += blocks[i].IsProse ? blocks[i].Words : 0;
            links += blocks[i].LinkLetters;
            letters += blocks[i].Letters;
        }

        Set(row, BlockFeature.NearProse, prosy / Math.Max(1f, words));
        Set(row, BlockFeature.NearLinks, links / Math.Max(1f, letters));
        if (context.HeadingIndex[index] is var heading and >= 0)
        {
            Set(row, BlockFeature.HeadingDistance, index - heading);
            Set(row, BlockFeature.HeadingLevelAbove, blocks[heading].Section.Level);
            Set(row, BlockFeature.HeadingWords, blocks[heading].Words);
        }

        Set(row, BlockFeature.PageWords, page.Sections[0].Words);
        Set(row, BlockFeature.PageProse, prose / Math.Max(1, page.Sections[0].Words));
        Set(row, BlockFeature.PageLinks, (float)page.Sections[0].LinkDensity);
        Set(row, BlockFeature.PageBlocks, blocks.Count);
        Set(row, BlockFeature.Articles, context.Articles);
        Set(row, BlockFeature.Headings, context.Headings);
        Set(row, BlockFeature.BeforeBest, index < context.BestFirst ? context.BestFirst - index : 0);
        Set(row, BlockFeature.AfterBest, index > context.BestLast ? index - context.BestLast : 0);
    }

    private void Neighbour(int index, Span<float> row, BlockFeature words, BlockFeature links, BlockFeature kind)
    {
        if (index < 0 || index >= page.Blocks.Count)
            return;
        var block = page.Blocks[index];
        Set(row, words, block.Words);
        Set(row, links, (float)block.LinkDensity);
        Set(row, kind, 1 + (int)block.Section.Kind);
    }

    // Of each hint: how much of the page the smallest section with it holds (2 when there is none), and whether it is near.
    private void WriteNames(PageBlock block, Span<float> row)
    {
        row[..HintCount].Fill(2);
        var seen = block.InlineHints;
        Mark(row, seen, 0);
        var near = seen;
        var up = 0;
        for (var s = block.Section; s.Parent is not null; s = s.Parent)
        {
            Mark(row, s.Hints & ~seen, Share(s));
            seen |= s.Hints;
            if (up++ < 3)
                near |= s.Hints;
        }

        for (var i = 0; i < HintCount; i++)
            row[HintCount + i] = ((long)near >> i) & 1;
    }

    private static void Mark(Span<float> row, Hints hints, float value)
    {
        for (var bits = (ulong)hints; bits != 0; bits &= bits - 1)
            row[BitOperations.TrailingZeroCount(bits)] = value;
    }

    private static void Spread(int bits, Span<float> row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = (bits >> i) & 1;
    }

    private static Section Larger(Section section, int blocks)
    {
        while (section.Blocks <= blocks && section.Parent is { } parent)
            section = parent;
        return section;
    }

    private float Share(Section section) => (float)section.Words / Math.Max(1, page.Sections[0].Words);

    private static void Set(Span<float> row, BlockFeature feature, float value) => row[(int)feature] = value;
}

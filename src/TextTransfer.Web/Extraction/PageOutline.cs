using TextTransfer.Web.Html;
using IElement = AngleSharp.Dom.IElement;
using INode = AngleSharp.Dom.INode;
using IText = AngleSharp.Dom.IText;

namespace TextTransfer.Web.Extraction;

/// <summary>A page taken apart into sections and blocks of text, in document order. Reading is iterative and linear.</summary>
internal sealed class PageOutline
{
    /// <summary>Words of running text below which a page is thought to need scripts.</summary>
    private const int MinProse = 60;

    private readonly bool includeHidden;
    private readonly List<Section> sections = [];
    private readonly List<PageBlock> blocks = [];
    private readonly BlockTextWriter line = new();
    private Hints lineHints;
    private int linkLetters;
    private int letters;

    private PageOutline(bool includeHidden) => this.includeHidden = includeHidden;

    /// <summary>The sections, each before those in it; the first is the body.</summary>
    public IReadOnlyList<Section> Sections => sections;

    /// <summary>The blocks; none is empty.</summary>
    public IReadOnlyList<PageBlock> Blocks => blocks;

    /// <summary>Takes a page apart. Where little of it is visible until scripts have run, what is hidden is read too.</summary>
    public static PageOutline Of(IElement body)
    {
        var visible = Of(body, includeHidden: false);
        if (visible.Sections[0].ProseWords >= MinProse)
            return visible;
        var all = Of(body, includeHidden: true);
        return all.Sections[0].ProseWords > 2 * visible.Sections[0].ProseWords ? all : visible;
    }

    private static PageOutline Of(IElement body, bool includeHidden)
    {
        var outline = new PageOutline(includeHidden);
        outline.Read(body);
        outline.CountUp();
        return outline;
    }

    private void Read(IElement body)
    {
        var open = new Stack<Position>();
        var root = new Section(body, null, Hints.None, ContentBlockKind.Paragraph, 0);
        sections.Add(root);
        open.Push(new(body, 0, root, Hints.None, false, 0, false));
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
            {
                if (at.IsSection)
                    Break(at.Section, at.Preformatted > 0 && at.Section.Parent is { Kind: ContentBlockKind.Preformatted });
                continue;
            }

            open.Push(at with { Next = at.Next + 1 });
            var node = at.Node.ChildNodes[at.Next];
            if (node is IText text)
                Write(text, at);
            else if (node is IElement element && !(includeHidden ? Visibility.IsNeverText(element) : Visibility.IsHidden(element)))
                open.Push(Enter(element, at));
        }

        Break(root, false);
    }

    private Position Enter(IElement element, Position around)
    {
        var name = element.LocalName;
        var isLink = around.IsLink || name == "a";
        var preformatted = around.Preformatted + (TagNames.IsPreformatted(name) ? 1 : 0);
        var hints = NameHints.Of(element);
        if (TagNames.IsCell(name))
            line.NextCell();
        else if (TagNames.BreaksLine(name))
            Break(around.Section, around.Preformatted > 0);
        else
            return new(element, 0, around.Section, around.Inline | hints, isLink, preformatted, false);
        if (TagNames.IsVoid(name))
            return new(element, 0, around.Section, around.Inline, isLink, preformatted, false);

        var (kind, level) = BlockKinds.Of(name, around.Section);
        var section = new Section(element, around.Section, hints, kind, level);
        sections.Add(section);
        return new(element, 0, section, Hints.None, isLink, preformatted, !TagNames.IsCell(name));
    }

    private void Write(IText text, Position at)
    {
        var count = 0;
        foreach (var c in text.Data)
            count += char.IsWhiteSpace(c) ? 0 : 1;
        line.Write(text.Data, at.Preformatted > 0 && !TagNames.IsOfTable(at.Node.NodeName));
        if (count == 0)
            return;

        lineHints = letters == 0 ? at.Inline : lineHints & at.Inline;
        letters += count;
        linkLetters += at.IsLink ? count : 0;
    }

    private void Break(Section section, bool isPreformatted)
    {
        if (isPreformatted)
        {
            line.BreakLine();
            return;
        }

        var text = line.Take();
        if (text.Length > 0)
            blocks.Add(new(text, section, lineHints, WordCount.Of(text), letters, linkLetters));
        (letters, linkLetters) = (0, 0);
    }

    private void CountUp()
    {
        foreach (var block in blocks)
        {
            var section = block.Section;
            section.Blocks++;
            section.Words += block.Words;
            section.Letters += block.Letters;
            section.LinkLetters += block.LinkLetters;
            if (!block.IsProse)
                continue;
            section.ProseWords += block.Words;

            // As Readability does: a paragraph speaks for its parent, half as much for the next.
            var score = (1 + (block.Words / 20.0)) * (1 - block.LinkDensity);
            if (section.Parent is { } parent)
            {
                parent.Score += score;
                if (parent.Parent is { } grandparent)
                    grandparent.Score += score / 2;
            }
        }

        for (var i = sections.Count - 1; i > 0; i--)
        {
            var (section, parent) = (sections[i], sections[i].Parent!);
            parent.Blocks += section.Blocks;
            parent.Words += section.Words;
            parent.Letters += section.Letters;
            parent.LinkLetters += section.LinkLetters;
            parent.ProseWords += section.ProseWords;
        }

        foreach (var alike in sections.Skip(1).Where(s => s.Words > 0).GroupBy(s => (s.Parent, s.Element.LocalName, s.Element.ClassName)))
        {
            var count = alike.Count();
            foreach (var section in alike)
                section.Alike = count;
        }
    }

    private readonly record struct Position(INode Node, int Next, Section Section, Hints Inline, bool IsLink, int Preformatted, bool IsSection);
}

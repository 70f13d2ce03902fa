using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace TextTransfer.Web.Extraction;

/// <summary>The content of a page: which of its blocks, and what for.</summary>
internal sealed class PageContent
{
    private readonly PageOutline outline;
    private readonly bool[] isContent;

    private PageContent(PageOutline outline, IHtmlDocument document, DecisionForest forest)
    {
        this.outline = outline;
        var features = new BlockFeatures(outline, document);
        isContent = ContentSelection.Choose(outline, features, forest);
        Kind = PageKinds.Of(outline, document.Body?.ClassName, features.Signals, isContent);
        (Text, Blocks) = Join();
    }

    public string Text { get; }

    public IReadOnlyList<ContentBlock> Blocks { get; }

    public PageKind Kind { get; }

    /// <summary>Finds the content; <see langword="null"/> of a document without a body.</summary>
    public static PageContent? Of(IHtmlDocument document, DecisionForest forest) => document.Body is { } body
        ? new(PageOutline.Of(body), document, forest)
        : null;

    /// <summary>The innermost element around all of the content; <see langword="null"/> when there is none.</summary>
    public IElement? Element => outline.Blocks.Where((_, i) => isContent[i]).Select(b => b.Section).Distinct().Aggregate(default(Section), Around)?.Element;

    private static Section? Around(Section? a, Section b)
    {
        if (a is null)
            return b;
        while (!ReferenceEquals(a, b))
            (a, b) = a.Depth > b.Depth ? (a.Parent!, b) : (a, b.Depth > 0 ? b.Parent! : a);
        return a;
    }

    private (string Text, IReadOnlyList<ContentBlock> Blocks) Join()
    {
        var text = new StringBuilder();
        var blocks = new List<ContentBlock>();
        for (var i = 0; i < isContent.Length; i++)
        {
            if (!isContent[i])
                continue;
            if (text.Length > 0)
                text.Append('\n');
            var block = outline.Blocks[i];
            blocks.Add(new(block.Section.Kind, block.Section.Level, text.Length, block.Text.Length));
            text.Append(block.Text);
        }

        return (text.ToString(), blocks);
    }
}

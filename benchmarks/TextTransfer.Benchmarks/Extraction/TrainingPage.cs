using AngleSharp.Html.Dom;
using TextTransfer.Web.Extraction;
using TextTransfer.Web.Html;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>A labelled page as rows to train on.</summary>
internal sealed class TrainingPage
{
    private readonly PageOutline outline;
    private readonly BlockFeatures features;

    private TrainingPage(LabeledPage page, PageOutline outline, BlockFeatures features)
    {
        this.outline = outline;
        this.features = features;
        Page = page;
        Labels = BlockLabels.Of([.. outline.Blocks.Select(b => b.Text)], page.Content);
        Rows = [.. outline.Blocks.Select((_, i) => Row(features, i))];

        // By words and per page, as the F1 that is averaged; constants keep short blocks and short pages in measure.
        int words = WordOverlap.Words(page.Content).Count();
        Weights = [.. outline.Blocks.Select(b => (b.Words + 1f) / (words + 50f) * TypeWeight(page.Type))];
    }

    public LabeledPage Page { get; }

    /// <summary>A row a block.</summary>
    public float[][] Rows { get; }

    public float[] Labels { get; }

    public float[] Weights { get; }

    /// <summary>Pages of one site are in one fold.</summary>
    public string Site => Page.Address?.Host ?? Page.Id;

    /// <summary>Reads a page; <see langword="null"/> when it has no text.</summary>
    public static TrainingPage? Read(LabeledPage page)
    {
        using IHtmlDocument document = HtmlTree.Parse(page.Html);
        PageOutline outline = PageOutline.Of(document.Body!);
        return outline.Blocks.Count == 0 ? null : new(page, outline, new(outline, document));
    }

    /// <summary>F1 of what a forest chooses.</summary>
    public double F1(DecisionForest forest)
    {
        bool[] chosen = ContentSelection.Choose(outline, features, forest);
        return WordOverlap.Of(string.Join('\n', outline.Blocks.Where((_, i) => chosen[i]).Select(b => b.Text)), Page.Content).F1;
    }

    // The rarer types would be outvoted by articles.
    private static float TypeWeight(string type) => type switch
    {
        "listing" or "product" or "forum" or "collection" => 2.5f,
        "service" or "documentation" => 1.6f,
        _ => 1,
    };

    private static float[] Row(BlockFeatures features, int index)
    {
        float[] row = new float[BlockFeatures.Count];
        features.Write(index, row);
        return row;
    }
}

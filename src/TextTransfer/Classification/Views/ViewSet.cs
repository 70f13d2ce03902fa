namespace TextTransfer.Classification.Views;

/// <summary>The views that are mixed, and what each counts before any text has been held out.</summary>
internal static class ViewSet
{
    /// <summary>The weight of the names of the classes beforehand: they help much where they are telling, and the texts must say so.</summary>
    public const double LabelNamesPrior = 0.05;

    /// <summary>
    /// Top layers in the view of layers: on ten public sets four, averaged with the last and the lexical view, were the best
    /// and the safest; lower ones help spam and question types and harm the rest.
    /// </summary>
    private const int TopLayers = 4;

    /// <summary>Layers that are read, from the last downwards, of embeddings with so many.</summary>
    public static int LayersRead(int layerCount) => Math.Clamp(layerCount - 1, 1, TopLayers);

    /// <summary>
    /// The weight of the view of titles beforehand, as much as that of the text. Where texts are posts with titles it is worth
    /// 2 to 5 points of accuracy; where the first line is any line, it costs 0 to 0.5.
    /// </summary>
    private const double TitlePrior = 1.0 / 3;

    /// <summary>The trained views of a corpus: that of titles where at least half of its texts have one. Examples of a model file have only the layers that were read, and are read alike.</summary>
    public static (IView View, double Prior)[] For(EmbeddedCorpus corpus)
    {
        int layers = corpus.Texts[0].Embedding.LayerCount;
        int offered = layers == LayersRead(corpus.Encoder.LayerCount) ? corpus.Encoder.LayerCount : layers;
        return For(offered, hasTitles: 2 * corpus.Texts.Count(t => t.Title is not null) >= corpus.Texts.Count);
    }

    /// <summary>The trained views of a corpus that the options leave; their priors sum to 1 where some are left out.</summary>
    public static (IView View, double Prior)[] For(EmbeddedCorpus corpus, TrainingOptions options)
    {
        (IView View, double Prior)[] all = For(corpus);
        if (!options.EncoderViewsOnly)
            return all;
        (IView View, double Prior)[] kept = [.. all.Where(v => v.View is LayersView && v.View.Name != LayersView.TitleName)];
        return [.. kept.Select(v => (v.View, v.Prior / kept.Sum(k => k.Prior)))];
    }

    /// <summary>The trained views for embeddings with so many layers, the embedding layer included; the priors of all but the title's sum to 1.</summary>
    public static (IView View, double Prior)[] For(int layerCount, bool hasTitles)
    {
        int top = LayersRead(layerCount);
        List<(IView, double)> views = top < 2 ? [(LayersView.Last, 2.0 / 3)] : [(LayersView.Last, 1.0 / 3), (LayersView.Top(top), 1.0 / 3)];
        if (hasTitles)
            views.Add((LayersView.Title(top), TitlePrior));
        return [.. views, (LexicalView.Words, 1.0 / 6), (LexicalView.Characters, 1.0 / 6)];
    }
}

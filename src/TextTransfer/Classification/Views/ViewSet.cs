namespace TextTransfer.Classification.Views;

internal static class ViewSet
{
    /// <summary>
    /// Top layers in the view of layers: on ten public sets four, averaged with the last and the lexical view, were the best
    /// and the safest; lower ones help spam and question types and harm the rest.
    /// </summary>
    private const int TopLayers = 4;

    /// <summary>The views of the mixture for embeddings with so many layers, the embedding layer included.</summary>
    public static IView[] For(int layerCount)
    {
        int top = Math.Min(TopLayers, layerCount - 1);
        return top < 2 ? [LayersView.Last, LexicalView.Instance] : [LayersView.Last, LayersView.Top(top), LexicalView.Instance];
    }
}

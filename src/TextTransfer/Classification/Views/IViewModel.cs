using TextTransfer.Classification.Archive;

namespace TextTransfer.Classification.Views;

/// <summary>A linear classifier in the feature space of one view. Immutable and safe for concurrent calls.</summary>
internal interface IViewModel
{
    /// <summary>Layers of an embedding that it reads, from the last downwards; 0 when it reads the text alone.</summary>
    int Layers { get; }

    /// <summary>The logit of each class.</summary>
    /// <param name="text">Any embedded text.</param>
    /// <param name="logits">Receives them [classes].</param>
    void Predict(EmbeddedText text, Span<double> logits);

    /// <summary>Prepares to take logits apart, measured from the mean logits of these texts.</summary>
    IViewExplainer Explainer(IReadOnlyList<EmbeddedText> examples);

    /// <summary>What a model file keeps of it.</summary>
    /// <param name="name">The name of the view, with which the entries begin.</param>
    IEnumerable<ModelTensor> ToTensors(string name);
}

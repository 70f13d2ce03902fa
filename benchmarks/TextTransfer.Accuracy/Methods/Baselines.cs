using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer.Accuracy.Methods;

/// <summary>The methods of the library and the usual heads of the field over the same embeddings.</summary>
internal static class Baselines
{
    /// <summary>All methods, the simplest first.</summary>
    public static IReadOnlyList<IClassificationMethod> All { get; } =
    [
        ClassificationMethods.Majority,
        ClassificationMethods.TfIdf,
        new NearestNeighborsMethod(),
        new NearestMeanMethod(),
        new ShrinkageDiscriminantMethod(),
        new LinearMethod("probe-c1", LayersView.Unscaled, 1), // C = 1 is the default of scikit-learn and of SetFit's head.
        ClassificationMethods.Probe,
        ClassificationMethods.Mixture,
    ];

    /// <summary>The methods of the given names, in the order of <see cref="All"/>; all when <see langword="null"/>.</summary>
    /// <exception cref="ArgumentException">There is no method of a name.</exception>
    public static IReadOnlyList<IClassificationMethod> Named(IReadOnlyList<string>? names)
    {
        string? unknown = names?.FirstOrDefault(n => All.All(m => m.Name != n));
        return unknown is null
            ? [.. All.Where(m => names is null || names.Contains(m.Name))]
            : throw new ArgumentException($"There is no method '{unknown}'; there are {string.Join(", ", All.Select(m => m.Name))}.");
    }
}

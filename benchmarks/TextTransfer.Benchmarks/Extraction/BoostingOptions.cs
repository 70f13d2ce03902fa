namespace TextTransfer.Benchmarks.Extraction;

/// <summary>How a forest is grown.</summary>
/// <param name="Forests">Forests, each with another seed.</param>
/// <param name="Trees">Trees of a forest.</param>
/// <param name="Depth">Levels of a tree.</param>
/// <param name="Rate">What share of its fit a tree adds.</param>
/// <param name="Ridge">Added to the second derivative of every leaf.</param>
/// <param name="RowShare">The share of rows a tree sees.</param>
/// <param name="FeatureShare">The share of features a tree may ask for.</param>
internal sealed record BoostingOptions(int Forests, int Trees, int Depth, float Rate, double Ridge, double RowShare, double FeatureShare);

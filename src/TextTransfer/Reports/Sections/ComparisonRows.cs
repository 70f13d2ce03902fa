using System.Text.Json.Serialization;

namespace TextTransfer.Reports.Sections;

internal sealed record WordRows(int Tested, int Found, IReadOnlyList<Keyword> Keywords);

internal sealed record StyleRows(IReadOnlyList<ComparedFigure> Figures, MatchedRow? Matched);

internal sealed record MatchedRow(int Pairs, double? MeanSimilarity, double MeanSimilarityOfAll, ComparisonTest Matched, ComparisonTest Unmatched);

internal sealed record MeaningRows(
    string? Encoder, string? Fingerprint, PairRow ComparedPairwise, Estimate? CoverageOfA, Estimate? CoverageOfB,
    IReadOnlyList<TopicRow> Topics, IReadOnlyList<NearestRow> NearestInB, IReadOnlyList<NearestRow> NearestInA);

internal sealed record PairRow(int A, int B);

internal sealed record TopicRow(
    IReadOnlyList<string> DistinctiveWords, IReadOnlyList<string> TypicalTexts, int TextsA, int TextsB, double ShareA, double ShareB, bool IsShared,
    double? PValue, double? AdjustedPValue);

internal sealed record NearestRow(string Text, string Nearest, double Similarity);

internal sealed record CopyingRows(
    double ReusedInA, Estimate? ReusedInAEstimate, double ReusedInB, Estimate? ReusedInBEstimate, int PassageWords, int PassageCount,
    IReadOnlyList<PassageRow> Passages, int NearDuplicatesInA, int NearDuplicatesInB, IReadOnlyList<NearDuplicateRow> NearDuplicates);

internal sealed record PassageRow(string A, int StartInA, int EndInA, string B, int StartInB, int EndInB, int Words, string Text);

internal sealed record NearDuplicateRow(string A, string B, double Similarity);

/// <summary>How the parts of <see cref="ComparisonJson"/> are written, made when this is compiled, so that trimmed applications have it.</summary>
[JsonSerializable(typeof(ComparedBody))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<ComparisonTest>))]
[JsonSerializable(typeof(WordRows))]
[JsonSerializable(typeof(StyleRows))]
[JsonSerializable(typeof(MeaningRows))]
[JsonSerializable(typeof(CopyingRows))]
[JsonSerializable(typeof(ComparisonOptions))]
internal sealed partial class ComparisonRowsContext : JsonSerializerContext;

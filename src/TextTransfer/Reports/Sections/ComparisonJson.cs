using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TextTransfer.Reports.Sections;

/// <summary>A comparison of texts as a JSON object, with every p-value in a field <c>pValue</c>. Texts are named; only passages are quoted.</summary>
internal static class ComparisonJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter<ComparisonAspect>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<KeywordKind>(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = ComparisonRowsContext.Default,
    };

    public static JsonObject Of(TextComparison comparison) => new()
    {
        ["a"] = Node(comparison.A),
        ["b"] = Node(comparison.B),
        ["language"] = comparison.Language,
        ["warnings"] = Node(comparison.Warnings),
        ["tests"] = Node(comparison.Tests),
        ["meaning"] = comparison.Meaning is { } meaning ? Meaning(meaning) : null,
        ["words"] = Node(new WordRows(comparison.Words.Tested, comparison.Words.Found, comparison.Words.Keywords)),
        ["style"] = Node(new StyleRows(
            comparison.Style.Figures,
            comparison.Style.Matched is { } m ? new(m.Pairs, Finite(m.MeanSimilarity), m.MeanSimilarityOfAll, m.Matched, m.Unmatched) : null)),
        ["copying"] = Copying(comparison.Copying),
        ["options"] = Node(comparison.Options),
    };

    private static JsonNode? Meaning(MeaningComparison meaning) => Node(new MeaningRows(
        meaning.Encoder?.Name,
        meaning.Encoder?.Fingerprint,
        new(meaning.ComparedPairwise.A, meaning.ComparedPairwise.B),
        meaning.CoverageOfA,
        meaning.CoverageOfB,
        [.. meaning.Topics.Select(t => new TopicRow(t.DistinctiveWords, [.. t.TypicalTexts.Select(NameOf)], t.TextsA, t.TextsB, t.ShareA, t.ShareB, t.IsShared, t.PValue, t.AdjustedPValue))],
        [.. meaning.NearestInB.Select(Nearest)],
        [.. meaning.NearestInA.Select(Nearest)]));

    private static JsonNode? Copying(CopyingComparison copying) => Node(new CopyingRows(
        copying.ReusedInA,
        copying.ReusedInAEstimate,
        copying.ReusedInB,
        copying.ReusedInBEstimate,
        copying.PassageWords,
        copying.PassageCount,
        [
            .. copying.Passages.Select(p => new PassageRow(
                NameOf(p.A), p.RangeInA.Start.Value, p.RangeInA.End.Value, NameOf(p.B), p.RangeInB.Start.Value, p.RangeInB.End.Value, p.Words, p.Text)),
        ],
        copying.NearDuplicatesInA,
        copying.NearDuplicatesInB,
        [.. copying.NearDuplicates.Select(d => new NearDuplicateRow(NameOf(d.A), NameOf(d.B), d.Similarity))]));

    private static NearestRow Nearest(NearestText nearest) => new(NameOf(nearest.Text), NameOf(nearest.Nearest), nearest.Similarity);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    internal static string NameOf(Document document)
    {
        string text = document.Text.Trim();
        return document.Id ?? document.Url ?? document.Title ?? (text.Length > 60 ? text[..60] : text);
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
}

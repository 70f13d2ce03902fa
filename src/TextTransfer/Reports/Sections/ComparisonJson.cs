using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TextTransfer.Reports.Sections;

/// <summary>A comparison of texts as a JSON object, with every p-value in a field <c>pValue</c>. Texts are named; only passages are quoted.</summary>
internal static class ComparisonJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static JsonObject Of(TextComparison comparison) => new()
    {
        ["a"] = Node(comparison.A),
        ["b"] = Node(comparison.B),
        ["language"] = comparison.Language,
        ["warnings"] = Node(comparison.Warnings),
        ["tests"] = Node(comparison.Tests),
        ["meaning"] = comparison.Meaning is { } meaning ? Meaning(meaning) : null,
        ["words"] = Node(new { comparison.Words.Tested, comparison.Words.Found, comparison.Words.Keywords }),
        ["style"] = Node(new
        {
            comparison.Style.Figures,
            Matched = comparison.Style.Matched is { } m ? new { m.Pairs, MeanSimilarity = Finite(m.MeanSimilarity), m.MeanSimilarityOfAll, m.Matched, m.Unmatched } : null,
        }),
        ["copying"] = Copying(comparison.Copying),
        ["options"] = Node(comparison.Options),
    };

    private static JsonNode? Meaning(MeaningComparison meaning) => Node(new
    {
        Encoder = meaning.Encoder?.Name,
        meaning.Encoder?.Fingerprint,
        ComparedPairwise = new { meaning.ComparedPairwise.A, meaning.ComparedPairwise.B },
        meaning.CoverageOfA,
        meaning.CoverageOfB,
        Topics = meaning.Topics.Select(t => new { t.DistinctiveWords, TypicalTexts = t.TypicalTexts.Select(NameOf), t.TextsA, t.TextsB, t.ShareA, t.ShareB, t.IsShared, t.PValue, t.AdjustedPValue }),
        NearestInB = meaning.NearestInB.Select(Nearest),
        NearestInA = meaning.NearestInA.Select(Nearest),
    });

    private static JsonNode? Copying(CopyingComparison copying) => Node(new
    {
        copying.ReusedInA,
        copying.ReusedInAEstimate,
        copying.ReusedInB,
        copying.ReusedInBEstimate,
        copying.PassageWords,
        copying.PassageCount,
        Passages = copying.Passages.Select(p => new
        {
            A = NameOf(p.A),
            StartInA = p.RangeInA.Start.Value,
            EndInA = p.RangeInA.End.Value,
            B = NameOf(p.B),
            StartInB = p.RangeInB.Start.Value,
            EndInB = p.RangeInB.End.Value,
            p.Words,
            p.Text,
        }),
        copying.NearDuplicatesInA,
        copying.NearDuplicatesInB,
        NearDuplicates = copying.NearDuplicates.Select(d => new { A = NameOf(d.A), B = NameOf(d.B), d.Similarity }),
    });

    private static object Nearest(NearestText nearest) => new { Text = NameOf(nearest.Text), Nearest = NameOf(nearest.Nearest), nearest.Similarity };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    internal static string NameOf(Document document)
    {
        string text = document.Text.Trim();
        return document.Id ?? document.Url ?? document.Title ?? (text.Length > 60 ? text[..60] : text);
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);
}

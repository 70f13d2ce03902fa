using System.Globalization;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>Which class is taken for which: a table as long as it can be read, and the largest confusions as a list.</summary>
internal static class ConfusionSection
{
    private const int MostColumns = 12;
    private const int MostPairs = 20;

    public static Html Of(ConfusionMatrix confusion)
    {
        IReadOnlyList<string> labels = confusion.Labels;
        Html matrix = labels.Count > MostColumns ? default : DataTable.Of(
            "Texts of a class (rows) by the class they are taken for (columns), averaged over repeats",
            [new("class"), .. labels.Select(l => new Column(l, ColumnKind.Number))],
            labels.Select((label, gold) => (IReadOnlyList<Cell>)[label, .. labels.Select((_, predicted) => Count(confusion[gold, predicted], gold == predicted))]));
        (int Gold, int Predicted)[] pairs =
        [
            .. (from gold in Enumerable.Range(0, labels.Count)
                from predicted in Enumerable.Range(0, labels.Count)
                where gold != predicted && confusion[gold, predicted] > 0
                orderby confusion[gold, predicted] descending
                select (gold, predicted)).Take(MostPairs),
        ];
        Html largest = pairs.Length == 0 ? Html.Of($"<p>No text is taken for another class.</p>") : DataTable.Of(
            "The most frequent confusions",
            [new("class"), new("taken for"), new("texts", ColumnKind.Number)],
            pairs.Select(p => (IReadOnlyList<Cell>)[labels[p.Gold], labels[p.Predicted], Count(confusion[p.Gold, p.Predicted], isRight: false)]));
        return Html.Of($"{matrix}{largest}");
    }

    private static Cell Count(double count, bool isRight)
    {
        string text = count == 0 ? "·" : count.ToString("0.#", CultureInfo.InvariantCulture);
        return new(isRight ? Html.Of($"<strong>{text}</strong>") : Html.Of($"{text}"), count);
    }
}

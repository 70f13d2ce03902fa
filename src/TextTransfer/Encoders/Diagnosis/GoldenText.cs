using System.Text.Json.Serialization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>One text of <c>golden.json</c> and what it must give.</summary>
/// <param name="Text">The text, without prompt.</param>
/// <param name="Ids">Its token ids with special tokens and prompt, before any cut at the length limit.</param>
/// <param name="Tokens">The token of every id, parted by spaces, for people; empty where the tokenizer has no name for it.</param>
/// <param name="Vector">Its embedding [dimension].</param>
internal sealed record GoldenText(
    string Text,
    [property: JsonConverter(typeof(OneLineArrayConverter<int>))] int[] Ids,
    string Tokens,
    [property: JsonConverter(typeof(OneLineArrayConverter<float>))] float[] Vector)
{
    public static GoldenText Of(EncodedText encoded, IReadOnlyDictionary<int, string> names) => new(
        encoded.Text,
        [.. encoded.Ids],
        string.Join(' ', encoded.Ids.Select(id => names.GetValueOrDefault(id, "").Replace(' ', '␣'))),
        encoded.Embedding!.Vector.ToArray());

    /// <summary>Where ids part from these ones, by the names that tokens have now; null when they do not.</summary>
    public TokenDifference? FirstDifference(IReadOnlyList<int> ids, IReadOnlyDictionary<int, string> names)
    {
        int position = 0;
        while (position < Ids.Length && position < ids.Count && Ids[position] == ids[position])
            position++;
        if (position == Ids.Length && position == ids.Count)
            return null;

        int? expected = position < Ids.Length ? Ids[position] : null;
        int? actual = position < ids.Count ? ids[position] : null;
        string? token = Tokens.Split(' ').ElementAtOrDefault(position);
        return new(position, expected, string.IsNullOrEmpty(token) ? null : token, actual, actual is { } id ? names.GetValueOrDefault(id) : null);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// The tokens of a model in the order of the file: an object of texts and ids, or an array of pairs of text and score whose
/// places are the ids. Read without a JSON tree and without a string for every token: a vocabulary can have 250,000.
/// </summary>
internal sealed class Vocabulary
{
    private readonly List<int> ids = [];
    private readonly List<int> ends = [];
    private readonly List<double> scores = [];
    private char[] texts = new char[1 << 16];

    private Vocabulary()
    {
    }

    /// <summary>The number of tokens.</summary>
    public int Count => ends.Count;

    /// <summary>The scores of the tokens; empty where the file has ids.</summary>
    public IReadOnlyList<double> Scores => scores;

    /// <summary>The id of a token, by its place.</summary>
    public int IdAt(int index) => scores.Count > 0 ? index : ids[index];

    /// <summary>The text of a token, by its place.</summary>
    public ReadOnlySpan<char> TextAt(int index)
    {
        int start = index == 0 ? 0 : ends[index - 1];
        return texts.AsSpan(start, ends[index] - start);
    }

    /// <summary>Reads the vocabulary of a model, its member <c>vocab</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="kind">What it must be: an object for ids, an array for scores.</param>
    public static Vocabulary Read(TokenizerElement model, JsonValueKind kind)
    {
        TokenizerElement element = model.Member("vocab");
        JsonElement json = element.Of(kind);
        if (model.Source.Vocabulary is { } alreadyRead)
            return alreadyRead;

        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(json));
        reader.Read();
        return Read(ref reader, element.Error);
    }

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="reader">Stands at its start, and then at its end.</param>
    /// <param name="error">What makes an error of a problem.</param>
    public static Vocabulary Read(ref Utf8JsonReader reader, Func<string, TokenizerFormatException> error)
    {
        var vocabulary = new Vocabulary();
        if (reader.TokenType == JsonTokenType.StartObject)
            vocabulary.ReadIds(ref reader, error);
        else if (reader.TokenType == JsonTokenType.StartArray)
            vocabulary.ReadScores(ref reader, error);
        else
            throw error("expected an object of tokens and ids or an array of tokens and scores.");
        return vocabulary;
    }

    /// <summary>The id of the model's unknown token, its member <c>unk_token</c>.</summary>
    public int UnknownId(TokenizerElement model)
    {
        TokenizerElement unknown = model.Member("unk_token");
        string text = unknown.Text();
        for (int i = Count - 1; i >= 0; i--)
        {
            if (TextAt(i).SequenceEqual(text))
                return IdAt(i);
        }

        throw unknown.Error($"the unknown token \"{text}\" is not in the vocabulary.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadIds(ref Utf8JsonReader reader, Func<string, TokenizerFormatException> error)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            AddText(ref reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int id) || id < 0)
                throw error($"the id of \"{TextAt(Count - 1)}\" is not an integer from 0 to {int.MaxValue}.");
            ids.Add(id);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadScores(ref Utf8JsonReader reader, Func<string, TokenizerFormatException> error)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            bool isPair = reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.String;
            if (isPair)
            {
                AddText(ref reader);
                isPair = reader.Read() && reader.TokenType == JsonTokenType.Number;
            }

            if (isPair)
                scores.Add(reader.GetDouble());
            if (!isPair || !reader.Read() || reader.TokenType != JsonTokenType.EndArray)
                throw error($"item {scores.Count} is not a pair of a token and its score.");
        }
    }

    private void AddText(ref Utf8JsonReader reader)
    {
        int start = ends.Count == 0 ? 0 : ends[^1];
        if (texts.Length - start < reader.ValueSpan.Length)
            Array.Resize(ref texts, Math.Max(2 * texts.Length, start + reader.ValueSpan.Length));
        ends.Add(start + reader.CopyString(texts.AsSpan(start)));
    }
}

using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>Reads vocabularies that are written as an object of tokens and their ids.</summary>
internal static class Vocabulary
{
    /// <summary>Reads the tokens and ids.</summary>
    public static (string Text, int Id)[] Read(TokenizerElement vocabulary)
    {
        var tokens = new (string Text, int Id)[vocabulary.Of(JsonValueKind.Object).GetPropertyCount()];
        int count = 0;
        foreach (JsonProperty token in vocabulary.Json.EnumerateObject())
        {
            if (token.Value.ValueKind != JsonValueKind.Number || !token.Value.TryGetInt32(out int id) || id < 0)
                throw vocabulary.Error($"the id of \"{token.Name}\" is not an integer from 0 to {int.MaxValue}.");
            tokens[count++] = (token.Name, id);
        }

        return tokens;
    }

    /// <summary>The id of the model's unknown token, its member <c>unk_token</c>.</summary>
    public static int UnknownId(TokenizerElement model, (string Text, int Id)[] vocabulary)
    {
        TokenizerElement unknown = model.Member("unk_token");
        string text = unknown.Text();
        int index = Array.FindLastIndex(vocabulary, token => token.Text == text);
        return index >= 0 ? vocabulary[index].Id : throw unknown.Error($"the unknown token \"{text}\" is not in the vocabulary.");
    }
}

using System.Text.Json;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>The token of every id in a <c>tokenizer.json</c>, for messages; nothing is decided by it.</summary>
internal static class TokenNames
{
    public static IReadOnlyDictionary<int, string> Read(string tokenizerPath)
    {
        Dictionary<int, string> names = [];
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(tokenizerPath));
        JsonElement vocabulary = json.RootElement.GetProperty("model").GetProperty("vocab");
        if (vocabulary.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty token in vocabulary.EnumerateObject())
                names[token.Value.GetInt32()] = token.Name;
        }
        else
        {
            // Unigram: pairs of token and score, in the order of their ids.
            foreach (JsonElement pair in vocabulary.EnumerateArray())
                names[names.Count] = pair[0].GetString()!;
        }

        if (json.RootElement.TryGetProperty("added_tokens", out JsonElement added) && added.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement token in added.EnumerateArray())
                names[token.GetProperty("id").GetInt32()] = token.GetProperty("content").GetString()!;
        }

        return names;
    }
}

using System.Text.Json;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

/// <summary>Models and tokenizers from JSON written in a test.</summary>
internal static class Json
{
    public static TokenModel Model(object description) =>
        Components.Models.Read(new(JsonSerializer.SerializeToElement(description), "model.json", "$"));

    public static TextTokenizer Tokenizer(object description)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(description));
            return TextTokenizer.Load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A vocabulary that numbers its tokens.</summary>
    public static Dictionary<string, int> Vocabulary(params IEnumerable<string> tokens) =>
        tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id);

    public static List<int> Tokenize(this TokenModel model, string piece)
    {
        var ids = new List<int>();
        model.Tokenize(piece, ids);
        return ids;
    }

    public static (List<int> Ids, List<(int Start, int End)> Ranges) TokenizeWithRanges(this TokenModel model, string piece)
    {
        var ids = new List<int>();
        var ranges = new List<(int Start, int End)>();
        model.Tokenize(piece, ids, ranges);
        return (ids, ranges);
    }
}

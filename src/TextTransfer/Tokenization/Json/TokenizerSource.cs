using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// The file that a tokenizer is read from. Most of such a file is the vocabulary of its model: that is read here in passing,
/// and what is parsed as a tree has an empty one in its place. Immutable.
/// </summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Vocabulary">The vocabulary, if it has been read already.</param>
internal sealed record TokenizerSource(string File, Vocabulary? Vocabulary = null)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">A <c>tokenizer.json</c>.</param>
    /// <param name="json">The tree of the file, the vocabulary left out; to be disposed.</param>
    public static TokenizerElement Read(string file, out JsonDocument json)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(file);
        Vocabulary? vocabulary = ReadVocabulary(bytes, file, out Range place);
        if (vocabulary is not null)
        {
            byte[] empty = bytes[place.Start] == '[' ? [(byte)'[', (byte)']'] : [(byte)'{', (byte)'}'];
            bytes = [.. bytes.AsSpan(..place.Start), .. empty, .. bytes.AsSpan(place.End..)];
        }

        json = JsonDocument.Parse(bytes);
        return new(json.RootElement, new TokenizerSource(file, vocabulary), "$");
    }

    private static Vocabulary? ReadVocabulary(ReadOnlySpan<byte> bytes, string file, out Range place)
    {
        place = default;
        var reader = new Utf8JsonReader(bytes);
        if (!FindMember(ref reader, "model"u8) || !FindMember(ref reader, "vocab"u8) || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return null;

        int start = (int)reader.TokenStartIndex;
        var vocabulary = Tokenization.Vocabulary.Read(ref reader, problem => new(file, "$.model.vocab", problem));
        place = start..(int)reader.BytesConsumed;
        return vocabulary;
    }

    /// <summary>Goes to the value of a member of the object that comes next.</summary>
    private static bool FindMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
                return true;
            reader.Skip();
        }

        return false;
    }
}

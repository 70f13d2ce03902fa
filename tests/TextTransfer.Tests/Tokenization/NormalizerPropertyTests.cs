using System.Text.Json;
using CsCheck;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

public sealed class NormalizerPropertyTests
{
    /// <summary>Characters that decompose, combine or compose, beside some that do nothing.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, 0x2FFF].Select(char.ConvertFromUtf32),
        Gen.Int[0x300, 0x345].Select(char.ConvertFromUtf32),
        Gen.Int[0x1100, 0x11FF].Select(char.ConvertFromUtf32),
        Gen.Int[0xAC00, 0xAC40].Select(char.ConvertFromUtf32),
        Gen.Int[0xFB00, 0xFFFF].Select(char.ConvertFromUtf32),
        Gen.Int[0x11090, 0x110C0].Select(char.ConvertFromUtf32),
        Gen.Char['a', 'z'].Select(c => c.ToString())).Array[0, 12].Select(string.Concat);

    private static string Normalize(string form, string text)
    {
        var edited = new EditedText();
        edited.Load(text);
        Components.Normalizers.Read(new(JsonSerializer.SerializeToElement(new { type = form }), "file", "$")).Normalize(edited);
        return edited.Span.ToString();
    }

    [Theory]
    [InlineData("NFC", "NFD")]
    [InlineData("NFKC", "NFKD")]
    public void Forms_are_stable_and_make_the_same_of_one_another(string composed, string decomposed) => Text.Sample(text =>
    {
        string c = Normalize(composed, text);
        string d = Normalize(decomposed, text);
        return Normalize(composed, c) == c && Normalize(decomposed, d) == d && Normalize(composed, d) == c && Normalize(decomposed, c) == d;
    });

    [Fact]
    public void Long_runs_of_marks_take_no_more_than_sorting()
    {
        string text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323\u0327", 300_000));
        string expected = "\u1EA1" + new string('\u0327', 300_000) + new string('\u0323', 299_999) + new string('\u0301', 300_000);
        Assert.Equal(Normalize("NFC", expected), Normalize("NFC", text));
        Assert.Equal("a" + new string('\u0327', 300_000) + new string('\u0323', 300_000) + new string('\u0301', 300_000), Normalize("NFD", text));
    }

    [Fact]
    public void Byte_level_pieces_cover_the_text_in_order() => Text.Sample(text =>
    {
        var tokens = new PreTokens();
        tokens.Text.LoadAligned(text, 0);
        tokens.Reset();
        Components.PreTokenizers.Read(new(JsonSerializer.SerializeToElement(new { type = "ByteLevel", add_prefix_space = false, trim_offsets = true }), "file", "$")).Split(tokens);
        int end = 0;
        int originalEnd = 0;
        foreach ((int start, int pieceEnd) in tokens.Pieces)
        {
            (int originalStart, int originalPieceEnd) = tokens.Text.OriginalRange(start, pieceEnd);
            Assert.Equal((end, originalEnd), (start, originalStart));
            (end, originalEnd) = (pieceEnd, originalPieceEnd);
        }

        Assert.Equal((tokens.Text.Span.Length, text.Length), (end, originalEnd));
    });
}

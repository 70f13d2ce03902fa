using System.Globalization;
using CsCheck;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

public sealed class GraphemeClustersTests
{
    /// <summary>Characters of every class, old enough for any Unicode version.</summary>
    private const string Characters = "a\0\r\n\u0301\u0903\u0600\u200D\u00A9\u263A\u1100\u1161\u11A8\uAC00\uAC01\uFE0F";

    [Fact]
    public void Agree_with_the_runtime() => Gen.Char[Characters].Array[1, 10].Select(chars => new string(chars)).Sample(
        text =>
        {
            for (int i = 0; i < text.Length;)
            {
                int length = GraphemeClusters.LengthAt(text, i);
                Assert.Equal(StringInfo.GetNextTextElementLength(text, i), length);
                i += length;
            }
        },
        iter: 20_000);
}

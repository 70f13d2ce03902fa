namespace TextTransfer.Tests.Corpora;

public class LabelTextTests
{
    [Theory]
    [InlineData("Sports", "topic: sports")]
    [InlineData("Sci/Tech", "topic: sci tech")]
    [InlineData("sciTech", "topic: sci tech")]
    [InlineData("card_payment-fee.charged", "topic: card payment fee charged")]
    [InlineData("  HTML  5 ", "topic: html 5")]
    [InlineData("Économie", "topic: économie")]
    [InlineData("__", "topic:")]
    public void Names_are_read_as_words(string label, string text) => Assert.Equal(text, LabelText.Of(label));
}

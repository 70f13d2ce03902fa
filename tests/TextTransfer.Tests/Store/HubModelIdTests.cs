using CsCheck;

namespace TextTransfer.Tests.Store;

public sealed class HubModelIdTests
{
    [Theory]
    [InlineData("BAAI/bge-m3", "BAAI", "bge-m3", "main")]
    [InlineData("BAAI/bge-m3@main", "BAAI", "bge-m3", "main")]
    [InlineData("a/b@v1.0", "a", "b", "v1.0")]
    [InlineData("a/b@refs/pr/1", "a", "b", "refs/pr/1")]
    public void Ids_are_read(string text, string owner, string name, string revision)
    {
        HubModelId id = HubModelId.Parse(text);
        Assert.Equal((owner, name, revision), (id.Owner, id.Name, id.Revision));
        Assert.Equal(id, HubModelId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("a/b/c")]
    [InlineData("../b")]
    [InlineData("a/..")]
    [InlineData("a--b/c")]
    [InlineData("a/b@")]
    [InlineData("a/b@x/../y")]
    [InlineData("a/b@-x")]
    [InlineData("a/b c")]
    [InlineData("/a/b")]
    [InlineData("a/b\n")]
    public void What_is_no_id_is_refused(string text)
    {
        Assert.False(HubModelId.TryParse(text, out _));
        Assert.Throws<EncoderStoreException>(() => HubModelId.Parse(text));
    }

    [Fact]
    public void An_id_never_leads_out_of_the_store() =>
        Gen.String[Gen.Char["ab./\\@-_~: "], 1, 12].Sample(text =>
        {
            if (!HubModelId.TryParse(text, out HubModelId? id))
                return;

            string[] parts = $"{id.Owner}/{id.Name}@{Uri.EscapeDataString(id.Revision)}".Split('/');
            Assert.Equal(2, parts.Length);
            Assert.DoesNotContain(parts, p => p is "" or "." or ".." || p.Contains('\\', StringComparison.Ordinal));
        });
}

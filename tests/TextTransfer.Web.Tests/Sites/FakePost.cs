using System.Globalization;

namespace TextTransfer.Web.Tests.Sites;

/// <summary>A post of a <see cref="FakeWordPress"/>.</summary>
internal sealed record FakePost(int Id, string Title, string Content)
{
    public string Type { get; init; } = "post";

    public string Status { get; init; } = "publish";

    public bool IsProtected { get; init; }

    public int[] Categories { get; init; } = [1];

    public DateTime Modified { get; init; } = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public string Path => string.Create(CultureInfo.InvariantCulture, $"/{Type}-{Id}/");

    public static List<FakePost> Many(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new FakePost(i, $"Title {i}", $"<p>Text of post {i}, with some words to read in it.</p>"))];
}

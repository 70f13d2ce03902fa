namespace TextTransfer.Web.Sites;

/// <summary>What came of asking for a resource: an answer, or what is known of it already.</summary>
/// <param name="Known">As it was read before; <see langword="null"/> when there is a new answer.</param>
/// <param name="Answer">The new answer, whatever its status; <see langword="null"/> when it is known.</param>
internal sealed record SiteVisit(SiteResource? Known, FetchedResource? Answer);

namespace TextTransfer.Web;

/// <summary>One block of the text of a page. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Of a heading 1 to 6, of a list item its depth from 1; otherwise 0.</param>
/// <param name="Start">Where it begins in <see cref="WebPage.Text"/>, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units, at least 1.</param>
public sealed record ContentBlock(ContentBlockKind Kind, int Level, int Start, int Length);

namespace TextTransfer.Web.Extraction;

/// <summary>What the words of a block say it is for.</summary>
[Flags]
internal enum TextHints
{
    None = 0,
    ReadMore = 1 << 0,
    Related = 1 << 1,
    Share = 1 << 2,
    Comment = 1 << 3,
    Newsletter = 1 << 4,
    Cookie = 1 << 5,
    Legal = 1 << 6,
    Author = 1 << 7,
    Navigation = 1 << 8,
    Account = 1 << 9,
    Shop = 1 << 10,
    Advertisement = 1 << 11,
    Contents = 1 << 12,
    Filing = 1 << 13,
    Date = 1 << 14,
    Contact = 1 << 15,
    References = 1 << 16,
    Review = 1 << 17,
}

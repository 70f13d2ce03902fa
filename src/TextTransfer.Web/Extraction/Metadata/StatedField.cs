namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>What can be stated of a page.</summary>
internal enum StatedField
{
    Title,
    Author,
    Published,
    Modified,
    Language,
    Url,
    SiteName,
    Category,
    Tag,
}

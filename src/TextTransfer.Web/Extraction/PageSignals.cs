namespace TextTransfer.Web.Extraction;

/// <summary>What a page as a whole says it is: classes of its body, type for sharing, schema.org types. Each a hint, none certain.</summary>
[Flags]
internal enum PageSignals
{
    None = 0,
    Post = 1 << 0,
    Single = 1 << 1,
    Home = 1 << 2,
    Archive = 1 << 3,
    Product = 1 << 4,
    Forum = 1 << 5,
    SharedAsArticle = 1 << 6,
    SharedAsProduct = 1 << 7,
    SchemaArticle = 1 << 8,
    SchemaProduct = 1 << 9,
    SchemaForum = 1 << 10,
    SchemaListing = 1 << 11,
    SchemaBusiness = 1 << 12,
    Shop = 1 << 13,
    Documentation = 1 << 14,
    Page = 1 << 15,
}

namespace TextTransfer.Corpora.Reading;

/// <summary>What is looked for in every record of a file.</summary>
internal enum SourceField
{
    Text,
    Label,
    Title,
    Group,
    Id,
    Url,
    Weight,

    // What documents may come with beside; labelled texts do not.
    Kind,
    Template,
    Status,
    Categories,
    Tags,
    Author,
    Published,
    Modified,
    Language,
    Protected,
}

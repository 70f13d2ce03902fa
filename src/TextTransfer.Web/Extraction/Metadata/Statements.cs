namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>What one source on a page states of it. Of a field with one value the first that can be read counts.</summary>
internal sealed class Statements
{
    private const int MaxAuthors = 20;
    private const int MaxTerms = 100;

    private readonly List<string> authors = [];
    private readonly List<string> categories = [];
    private readonly List<string> tags = [];

    public string? Title { get; private set; }

    /// <summary>All authors in one line, or <see langword="null"/>.</summary>
    public string? Author => authors.Count > 0 ? string.Join(", ", authors) : null;

    public DateTimeOffset? Published { get; private set; }

    public DateTimeOffset? Modified { get; private set; }

    public string? Language { get; private set; }

    public string? Url { get; private set; }

    public string? SiteName { get; private set; }

    public IReadOnlyList<string> Categories => categories;

    public IReadOnlyList<string> Tags => tags;

    /// <summary>Takes in a statement; what cannot be its value is passed over.</summary>
    /// <param name="field">What it is about.</param>
    /// <param name="value">As it stands in the page.</param>
    /// <param name="isList">Whether commas part several terms.</param>
    public void State(StatedField field, string? value, bool isList = false)
    {
        if (string.IsNullOrEmpty(value))
            return;

        switch (field)
        {
            case StatedField.Title: Title ??= FieldText.Of(value); break;
            case StatedField.Author: AddTo(authors, FieldText.PersonOf(value), MaxAuthors); break;
            case StatedField.Published: Published ??= PageDate.Parse(value); break;
            case StatedField.Modified: Modified ??= PageDate.Parse(value); break;
            case StatedField.Language: Language ??= LanguageTag.Parse(value); break;
            case StatedField.Url: Url ??= FieldText.AddressOf(value); break;
            case StatedField.SiteName: SiteName ??= FieldText.NameOf(value); break;
            case StatedField.Category: AddTerms(categories, value, isList); break;
            case StatedField.Tag: AddTerms(tags, value, isList); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "not a field");
        }
    }

    private static void AddTerms(List<string> terms, string value, bool isList)
    {
        // Decoded first: an ampersand is written with a semicolon, which in some lists parts the terms.
        if (FieldText.Of(value) is not { } text)
            return;
        foreach (var term in isList ? text.Split([',', ';'], StringSplitOptions.TrimEntries) : [text])
            AddTo(terms, FieldText.NameOf(term), MaxTerms);
    }

    private static void AddTo(List<string> values, string? value, int limit)
    {
        if (value is not null && values.Count < limit && !values.Contains(value, StringComparer.OrdinalIgnoreCase))
            values.Add(value);
    }
}

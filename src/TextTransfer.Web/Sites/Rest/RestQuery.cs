using System.Globalization;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>What is asked of a collection: all of it, or what changed.</summary>
/// <param name="Filter">Parameters that choose posts; empty for all.</param>
/// <param name="Pass">Counts readings of the same thing in one run, from 1.</param>
internal sealed record RestQuery(string Filter, int Pass = 1)
{
    public const int PerRequest = 100;

    /// <summary>The parameters of one page. By number, ascending: a post published meanwhile comes last, and pages stay where they are.</summary>
    public string Page(int perPage, int page, string fields, bool withUnpublished) => string.Create(CultureInfo.InvariantCulture,
        $"per_page={perPage}&page={page}&orderby=id&order=asc&_fields={fields}{Filter}{(withUnpublished ? "&status=any&context=edit" : "")}");

    public static RestQuery All(int pass) => new("", pass);

    /// <summary>What changed at a time or later. The API knows only "after"; it has seconds.</summary>
    public static RestQuery ChangedSince(DateTimeOffset time) =>
        new("&modified_after=" + time.AddSeconds(-1).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static RestQuery Of(IEnumerable<string> ids) => new("&include=" + string.Join(',', ids));
}

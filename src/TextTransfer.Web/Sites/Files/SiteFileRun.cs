using TextTransfer.Files;

namespace TextTransfer.Web.Sites.Files;

/// <summary>
/// One run on a file of a site. Documents of a resource are on disk before the resource counts as read, and the file is
/// replaced before its state is: whatever is lost by a kill is read again, and whatever is there twice counts once.
/// </summary>
internal sealed class SiteFileRun : IDisposable
{
    private readonly string path;
    private readonly LineFile documents;
    private readonly LineFile journal;
    private readonly SiteState last;
    private readonly Dictionary<string, SiteResource> resources;
    private readonly Dictionary<string, (long Start, int Length)> lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> addresses = new(StringComparer.Ordinal);
    private readonly StringPool links = new();
    private readonly IReadOnlyList<ulong> recurring;
    private readonly int resumed;

    private SiteFileRun(string path, LineFile journal, LineFile documents, SiteState last, SiteState begun)
    {
        this.path = path;
        this.journal = journal;
        this.documents = documents;
        this.last = last;
        resources = new(begun.Resources);
        recurring = [.. last.Recurring, .. begun.Recurring];
        var number = 0;
        foreach (var (start, line) in documents.Read())
            Note(DocumentLine.NameOf(line, PartPath, ++number), start, line.Length + 1);
        resumed = lines.Count;
        History = new(begun.Resources, last.Resources, last.Settled);
    }

    public SiteHistory History { get; }

    private string PartPath => path + ".part";

    private string JournalPath => path + ".part.state";

    private string StatePath => path + ".state";

    /// <exception cref="WebFormatException">The file is another one.</exception>
    public static SiteFileRun Begin(string path, SiteFileHeader header, bool restart)
    {
        path = AtomicFile.Resolve(path);
        var (part, journalPath, statePath) = (path + ".part", path + ".part.state", path + ".state");
        if (!restart && File.Exists(path) && !File.Exists(statePath) && !File.Exists(journalPath))
            throw new WebFormatException(path, $"it is there, but {Path.GetFileName(statePath)} is not beside it, so that it cannot be brought up to date. Name another file, or replace it by --restart.");

        var last = !restart && File.Exists(statePath) && File.Exists(path) ? SiteState.ReadFile(statePath) : SiteState.None;
        last.Check(header, path);
        if (last.Header is not null)
            last = last.Having(LinesOf(path).Select(l => l.Name.Id).ToHashSet(StringComparer.Ordinal));
        var journal = LineFile.Open(journalPath);
        LineFile? documents = null;
        try
        {
            // Not before: another run may have been at them.
            if (restart)
            {
                journal.Clear();
                Delete(part, statePath);
            }

            var begun = SiteState.Read(journal.Read(), journalPath);
            begun.Check(header, path);
            if (begun.Header is null)
            {
                // What is in a part without a beginning of its state belongs to a run that was finished.
                Delete(part);
                journal.Append(new SiteStateLine(header).ToBytes());
            }

            documents = LineFile.Open(part);
            return new(path, journal, documents, last, begun);
        }
        catch
        {
            documents?.Dispose();
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Takes in what was read of a resource.</summary>
    public void Add(SiteResource resource)
    {
        if (resource.IsResumed)
            return;

        var start = documents.Length;
        using var added = new MemoryStream();
        foreach (var document in resource.NewDocuments.Where(d => !lines.ContainsKey(d.Id!)))
        {
            var from = added.Length;
            Documents.WriteJsonLines(added, [document]);
            Note(DocumentName.Of(document), start + from, (int)(added.Length - from));
        }

        if (added.Length > 0)
            documents.Append(added.GetBuffer().AsSpan(0, (int)added.Length));
        journal.Append(new SiteStateLine(Resource: resource).ToBytes());
        resources[resource.Key] = links.Share(resource with { NewDocuments = [] });
    }

    /// <summary>Writes the file and its state.</summary>
    /// <param name="settled">The sources that were read to their end, or were not needed.</param>
    public SiteFileUpdate Finish(IReadOnlyCollection<SiteSource> settled)
    {
        // A source that failed today says nothing about what is gone.
        var mayRemove = last.Settled.All(settled.Contains);
        if (!mayRemove)
        {
            foreach (var (key, resource) in last.Resources.Where(r => !resources.ContainsKey(r.Key)).ToList())
            {
                journal.Append(new SiteStateLine(Resource: resource).ToBytes());
                resources[key] = resource;
            }
        }

        var ids = resources.Values.SelectMany(r => r.Documents).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var pages = resources.Values.Where(r => r.IsPage).SelectMany(r => r.Documents).Select(d => d.Id).Where(ids.Contains).ToHashSet(StringComparer.Ordinal);
        var template = LearnTemplate(pages);
        journal.Append(new SiteStateLine(Settled: [.. settled.Union(mayRemove ? [] : last.Settled).Order()], Recurring: [.. template.Recurring.Order()]).ToBytes());
        var update = Merge(ids, (line, id) => pages.Contains(id) ? template.Remove(line) : line);
        journal.Dispose();
        documents.Dispose();
        File.Move(JournalPath, StatePath, overwrite: true);
        Delete(PartPath);
        return update;
    }

    public void Dispose()
    {
        journal.Dispose();
        documents.Dispose();

        // A run that came to nothing, such as one with a misspelt address, is not in the way of the next.
        if (resources.Count == 0 && !File.Exists(path))
            Delete(PartPath, JournalPath);
    }

    private TemplateText LearnTemplate(HashSet<string> pages)
    {
        TemplateText template = new(recurring);
        foreach (var (line, name) in last.Header is null ? [] : LinesOf(path).Where(l => pages.Contains(l.Name.Id) && !lines.ContainsKey(l.Name.Id)))
            template.Learn(line);
        foreach (var (id, _) in lines.Where(l => pages.Contains(l.Key)))
            template.Learn(NewLine(id));
        return template;
    }

    /// <summary>The line of a document read in this run, without line feed.</summary>
    private byte[] NewLine(string id)
    {
        var (start, length) = lines[id];
        return documents.Read(start, length)[..^1];
    }

    /// <param name="ids">The documents that are on the site.</param>
    /// <param name="finish">Turns the line of a document, by its id, into what is written.</param>
    private SiteFileUpdate Merge(HashSet<string> ids, Func<byte[], string, byte[]> finish)
    {
        var (added, changed, kept, removed) = (0, 0, 0, 0);
        HashSet<string> written = new(StringComparer.Ordinal);
        AtomicFile.Write(path, target =>
        {
            foreach (var (line, name) in last.Header is null ? [] : LinesOf(path))
            {
                if (lines.ContainsKey(name.Id))
                {
                    var now = finish(NewLine(name.Id), name.Id);
                    changed += now.AsSpan().SequenceEqual(line) ? 0 : 1;
                    kept++;
                    Write(target, now);
                    written.Add(name.Id);
                }
                else if (ids.Contains(name.Id) && !(name.AddressKey is { } address && addresses.Contains(address)))
                {
                    kept++;
                    Write(target, finish(line, name.Id));
                }
                else
                {
                    removed++;
                }
            }

            foreach (var id in lines.Where(l => !written.Contains(l.Key)).OrderBy(l => l.Value.Start).Select(l => l.Key))
            {
                added++;
                Write(target, finish(NewLine(id), id));
            }
        });
        return new(kept + added, added, changed, removed, resumed);

        static void Write(Stream target, byte[] line)
        {
            target.Write(line);
            target.WriteByte((byte)'\n');
        }
    }

    /// <exception cref="WebFormatException">A line of it is no document.</exception>
    private static IEnumerable<(byte[] Line, DocumentName Name)> LinesOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var number = 0;
        foreach (var (_, line) in LineFile.Read(file))
        {
            number++;
            if (line.Length > 0)
                yield return (line, DocumentLine.NameOf(line, path, number));
        }
    }

    private void Note(DocumentName name, long start, int length)
    {
        lines[name.Id] = (start, length);
        if (name.AddressKey is { } address)
            addresses.Add(address);
    }

    private static void Delete(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
            File.Delete(path);
    }
}

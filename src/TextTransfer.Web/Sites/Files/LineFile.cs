namespace TextTransfer.Web.Sites.Files;

/// <summary>
/// A file of lines that only grows, by whole lines, so that a kill at any byte leaves whole lines and at most one torn one, which
/// is dropped when the file is opened again. While it is open, no other process writes it.
/// </summary>
internal sealed class LineFile : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly FileStream file;

    private LineFile(FileStream file) => this.file = file;

    /// <summary>Where the next line will begin.</summary>
    public long Length => file.Length;

    /// <summary>Opens or makes the file, and drops a torn line at its end.</summary>
    /// <exception cref="IOException">It cannot be written, or another process is at it.</exception>
    public static LineFile Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, BufferSize);
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
        }

        file.SetLength(end);
        file.Position = end;
        return new(file);
    }

    /// <summary>The lines there are, without their line feeds, and where each begins.</summary>
    public IEnumerable<(long Start, byte[] Line)> Read()
    {
        file.Position = 0;
        foreach (var line in Read(file))
            yield return line;
        file.Position = file.Length;
    }

    /// <summary>The lines of a buffered stream, without their line feeds, and where each begins.</summary>
    public static IEnumerable<(long Start, byte[] Line)> Read(Stream stream)
    {
        using var line = new MemoryStream();
        long start = 0;
        for (int c; (c = stream.ReadByte()) >= 0;)
        {
            if (c != '\n')
            {
                line.WriteByte((byte)c);
                continue;
            }

            yield return (start, line.ToArray());
            start += line.Length + 1;
            line.SetLength(0);
        }

        // Editors leave the last line feed out.
        if (line.Length > 0)
            yield return (start, line.ToArray());
    }

    /// <summary>The bytes of one line, with its line feed.</summary>
    public byte[] Read(long start, int length)
    {
        var line = new byte[length];
        file.Position = start;
        file.ReadExactly(line);
        file.Position = file.Length;
        return line;
    }

    /// <summary>Appends whole lines; they are on disk when this returns.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        file.Write(lines);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Drops all lines.</summary>
    public void Clear() => file.SetLength(0);

    public void Dispose() => file.Dispose();
}

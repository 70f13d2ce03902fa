using System.Text;

namespace TextTransfer.Cli.Output;

/// <summary>Where a command's result goes: standard output, or a file that is complete or absent.</summary>
internal static class ResultFile
{
    public static void Write(string? path, StandardStreams streams, Action<TextWriter> write)
    {
        if (path is null)
        {
            using StreamWriter output = streams.OpenText();
            write(output);
            return;
        }

        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                using (StreamWriter writer = new(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
                    write(writer);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

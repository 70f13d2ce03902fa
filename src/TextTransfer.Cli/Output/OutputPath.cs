using TextTransfer.Files;

namespace TextTransfer.Cli.Output;

/// <summary>Finds out before the work whether its result could be written, and would not be written over what it is made from.</summary>
internal static class OutputPath
{
    public static void Check(string? output, params IEnumerable<string?> inputs)
    {
        if (output is null)
            return;
        if (output.Length == 0 || Directory.Exists(output))
            throw new WrongUseException($"--output takes a file; '{output}' is {(output.Length == 0 ? "empty" : "a folder")}.");

        string full = Path.GetFullPath(output);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new WrongUseException($"--output '{output}': there is no folder '{Path.GetDirectoryName(full)}'; make it first.");
        if (inputs.Any(i => i is not (null or "-" or "") && AtomicFile.Resolve(i) == AtomicFile.Resolve(output)))
            throw new WrongUseException($"--output '{output}' is one of the inputs, and would be lost; name another file.");
    }
}

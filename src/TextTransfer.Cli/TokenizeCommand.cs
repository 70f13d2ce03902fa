using System.CommandLine;
using TextTransfer.Cli.Input;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer tokenize</c>: the token ids of every text as one JSON array a line, special tokens included, no prompt.</summary>
internal static class TokenizeCommand
{
    public static Command Create(StandardStreams streams)
    {
        Option<string> encoder = new("--encoder", "-e") { Description = "The encoder whose tokenizer to use.", HelpName = "name|folder|owner/name", DefaultValueFactory = _ => NamedEncoders.Default.ShortName };
        Option<int?> maxTokens = new("--max-tokens") { Description = "Truncate at this many tokens, special tokens included (default: never)." };
        Option<TextFormat> format = TextLines.CreateOption();
        Argument<string> file = TextLines.CreateArgument();
        Command command = new("tokenize", "Print the token ids of every text, one JSON array a line.") { file, encoder, maxTokens, format };
        command.SetWork((parsed, cancellationToken) =>
        {
            int? limit = parsed.GetValue(maxTokens);
            EncoderArguments.RefuseTooFew(limit);

            TextTokenizer tokenizer = TextTokenizer.Load(Path.Combine(NamedEncoders.FolderOf(parsed.GetValue(encoder)!), "tokenizer.json"));
            using StreamWriter output = streams.OpenText();
            foreach (string text in TextLines.Read(parsed.GetValue(file)!, parsed.GetValue(format), streams))
            {
                cancellationToken.ThrowIfCancellationRequested();
                IReadOnlyList<int> ids = limit is { } n ? tokenizer.Encode(text, n) : tokenizer.Encode(text);
                output.Write('[');
                output.Write(string.Join(',', ids));
                output.WriteLine(']');
            }
        });
        return command;
    }
}

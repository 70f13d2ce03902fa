using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;
using TextTransfer.Reports.Sections;

namespace TextTransfer.Cli;

/// <summary>
/// <c>texttransfer compare</c>: whether bodies of text differ in meaning, words, style and copying, in what, and whether by more than
/// chance.
/// </summary>
internal static class CompareCommand
{
    public static Command Create(StandardStreams streams)
    {
        ComparisonOptions defaults = new();
        Argument<string[]> sources = new("sources")
        {
            Description = "The bodies of text: WordPress exports, files of 'fetch', CSV, JSON Lines, HTML, text files (each one text), folders of HTML or text files; - for standard input. One source with --by.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> by = new("--by") { Description = "Part the sources by this column of a table or property of documents (author, kind, language, category, tag, year), and compare its values.", HelpName = "column" };
        Option<string[]> only = new("--only") { Description = "With --by: compare these values alone.", AllowMultipleArgumentsPerToken = true, HelpName = "value" };
        Option<string?> language = new("--language") { Description = "Compare words and style of texts in this language (default: the one most texts of all sides are in).", HelpName = "en" };
        Option<string?> word = new("--word") { Description = "Also show this word's collocates and its lines in context." };
        Option<bool> withoutMeaning = new("--without-meaning") { Description = "Leave out what needs an encoder: meaning, and style apart from topic." };
        Option<int?> partWords = new("--part-words") { Description = "Cut longer texts into parts of about so many words, and take these as the texts: for single works." };
        Option<int> passageWords = new("--passage-words") { Description = "Words from which an equal passage counts as copied.", DefaultValueFactory = _ => defaults.PassageWords };
        Option<int> permutations = new("--permutations") { Description = "Random assignments behind each p-value.", DefaultValueFactory = _ => defaults.Permutations };
        Option<int> seed = new("--seed") { Description = "Decides every random choice; the same seed gives the same result." };
        Option<string[]> reports = new("--report") { Description = "Also write a report: one page to read, or JSON where the name ends in .json. May be given twice.", HelpName = "file" };
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Option<string?> output = OutputOptions.CreateFile();
        Command command = new("compare", "Compare bodies of text: meaning, words, style and copying.") { sources, by, only, word, language, withoutMeaning, partWords, passageWords, permutations, seed, format, output, reports };
        CorpusArguments corpora = CorpusArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, "The encoder that meaning is read by.", NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            string[] paths = parsed.GetValue(sources)!;
            if (paths.Count(p => p == "-") > 1)
                throw new WrongUseException("standard input can be read once; name - once.");
            if (parsed.GetValue(by) is null && paths.Length < 2)
                throw new WrongUseException("name two sources to compare, or one and --by with what parts it.");
            if (parsed.GetValue(by) is null && parsed.GetValue(only) is { Length: > 0 })
                throw new WrongUseException("--only names values of --by; give it, too.");
            if (parsed.GetValue(permutations) < 99 || parsed.GetValue(passageWords) < 5 || parsed.GetValue(partWords) is < 100)
                throw new WrongUseException("--permutations takes a number from 99, --passage-words one from 5, --part-words one from 100.");
            if (parsed.GetValue(language) is { } tag && !TextLanguage.All.Contains(tag))
                throw new WrongUseException($"--language takes one of {string.Join(", ", TextLanguage.All.Order(StringComparer.Ordinal))}; not '{tag}'.");
            OutputPath.Check(parsed.GetValue(output), paths);
            string[] pages = parsed.GetValue(reports) ?? [];
            foreach (string page in pages)
                OutputPath.Check(page, [.. paths, parsed.GetValue(output)]);

            BodyInput input = new(corpora.Read(parsed), streams);
            IReadOnlyList<TextBody> bodies = parsed.GetValue(by) is { } column
                ? input.ReadBy(paths, column, parsed.GetValue(only) ?? [])
                : input.Read(paths);
            ComparisonOptions options = new()
            {
                Language = parsed.GetValue(language),
                PartWords = parsed.GetValue(partWords),
                PassageWords = parsed.GetValue(passageWords),
                Permutations = parsed.GetValue(permutations),
                Seed = parsed.GetValue(seed),
            };
            using OpenedEncoder? opened = parsed.GetValue(withoutMeaning) ? null : encoders.Open(parsed, parsed.GetValue(encoders.Encoder)!);
            IReadOnlyList<TextComparison> comparisons = EncodingProgress.Show(streams, "Comparing texts", opened is null || options.PartWords is not null ? null : bodies.Sum(b => b.Documents.Count),
                progress => TextComparison.MakePairs(bodies, opened?.Encoder, options, progress, cancellationToken));
            opened?.TellCacheUse(streams);
            foreach (string warning in comparisons.SelectMany(c => c.Warnings).Distinct())
                streams.Error.WriteLine($"warning: {Printable.Message(warning)}");
            TextComparisonReport report = new() { Comparisons = comparisons, Created = TimeProvider.System.GetUtcNow() };
            foreach (string page in pages)
            {
                report.Save(page);
                streams.Error.WriteLine($"report: {Printable.Of(page)}");
            }

            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                switch (parsed.GetValue(format))
                {
                    case OutputFormat.Json:
                        foreach (TextComparison comparison in comparisons)
                            target.Writer.WriteLine(ComparisonJson.Of(comparison).ToJsonString(ComparisonJson.Options));
                        break;
                    case OutputFormat.Csv:
                        RecordWriter.Write(target.Writer, OutputFormat.Csv, TextComparisonRows.Columns, comparisons.SelectMany(TextComparisonRows.Of));
                        break;
                    default:
                        foreach (TextComparison comparison in comparisons)
                            TextComparisonView.Write(comparison, target);
                        break;
                }

                if (parsed.GetValue(word) is { } node)
                    WordContextView.Write(bodies, node, parsed.GetValue(format) == OutputFormat.Text ? target : streams.Messages);
            });
        });
        return command;
    }
}

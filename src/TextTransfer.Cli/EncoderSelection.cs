using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>
/// The encoder of a command that learns, with the corpus embedded by it. <c>--encoder auto</c> embeds by both encoders at hand
/// and lets out-of-fold predictions choose between them and both side by side, the cheapest where they cannot tell.
/// </summary>
internal sealed class EncoderSelection : IDisposable
{
    public const string Auto = "auto";
    public const string Description = "The encoder, or auto to choose by out-of-fold score on the labelled texts.";

    private EncoderSelection(OpenedEncoder opened, EmbeddedCorpus corpus) => (Opened, Corpus) = (opened, corpus);

    public OpenedEncoder Opened { get; }

    public EmbeddedCorpus Corpus { get; }

    public static EncoderSelection Make(
        EncoderArguments arguments, ParseResult parsed, Corpus corpus, bool isMultiLabel, int seed, StandardStreams streams, CancellationToken cancellationToken)
    {
        string name = parsed.GetValue(arguments.Encoder) ?? NamedEncoders.Default.ShortName;
        return name.Equals(Auto, StringComparison.OrdinalIgnoreCase) ? Choose() : Embed(name);

        EncoderSelection Embed(string encoderName)
        {
            OpenedEncoder opened = arguments.Open(parsed, encoderName);
            try
            {
                EmbeddedCorpus embedded = EncodingProgress.Show(streams, $"Reading {corpus.Texts.Count} labelled texts ({encoderName})", corpus.Texts.Count,
                    progress => isMultiLabel
                        ? corpus.EmbedLabelSets(opened.Encoder, progress, cancellationToken)
                        : corpus.Embed(opened.Encoder, progress, cancellationToken));
                opened.TellCacheUse(streams);
                return new(opened, embedded);
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        }

        EncoderSelection Choose()
        {
            // The cheaper one first: it is taken where the texts cannot tell.
            (string cheap, string dear) = (NamedEncoders.All[1].ShortName, NamedEncoders.All[0].ShortName);
            EncoderSelection? first = null, second = null, chosen = null;
            try
            {
                first = Embed(cheap);
                second = Embed(dear);
                using SideBySideEncoder both = new(second.Opened.Encoder, first.Opened.Encoder);
                EmbeddedCorpus joined = both.Join(second.Corpus, first.Corpus);
                EncoderChoice choice = EncoderChoice.Make([first.Corpus, second.Corpus, joined], ClassificationMethods.Mixture, new() { Seed = seed }, progress: null, cancellationToken);
                streams.Error.WriteLine(choice.ToString());
                return chosen = choice.ChosenIndex switch
                {
                    0 => first,
                    1 => second,
                    _ => new(arguments.Open(parsed, $"{dear}+{cheap}"), joined),
                };
            }
            finally
            {
                if (first != chosen)
                    first?.Dispose();
                if (second != chosen)
                    second?.Dispose();
            }
        }
    }

    public void Dispose() => Opened.Dispose();
}

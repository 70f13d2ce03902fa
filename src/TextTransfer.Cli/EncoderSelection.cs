using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>
/// The encoder of a command that learns, with the corpus embedded by it. <c>--encoder auto</c> embeds by every encoder at hand
/// and lets out-of-fold predictions choose, the cheaper one where they cannot tell.
/// </summary>
internal sealed class EncoderSelection : IDisposable
{
    public const string Auto = "auto";
    public const string Description = "The encoder, or auto to choose by out-of-fold score on the labelled texts.";

    private EncoderSelection(OpenedEncoder opened, EmbeddedCorpus corpus) => (Opened, Corpus) = (opened, corpus);

    public OpenedEncoder Opened { get; }

    public EmbeddedCorpus Corpus { get; }

    public static EncoderSelection Make(
        EncoderArguments arguments, ParseResult parsed, Corpus corpus, int seed, StandardStreams streams, CancellationToken cancellationToken)
    {
        string name = parsed.GetValue(arguments.Encoder) ?? NamedEncoders.Default.ShortName;
        return name.Equals(Auto, StringComparison.OrdinalIgnoreCase) ? Choose() : Embed(name);

        EncoderSelection Embed(string encoderName)
        {
            OpenedEncoder opened = arguments.Open(parsed, encoderName);
            try
            {
                EmbeddedCorpus embedded = EncodingProgress.Show(streams, $"Reading {corpus.Texts.Count} labelled texts ({encoderName})", corpus.Texts.Count,
                    progress => corpus.Embed(opened.Encoder, progress, cancellationToken));
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
            List<EncoderSelection> candidates = [];
            EncoderSelection? chosen = null;
            try
            {
                // The cheaper one first: it is taken where the texts cannot tell.
                foreach (NamedEncoder encoder in NamedEncoders.All.Reverse())
                    candidates.Add(Embed(encoder.ShortName));
                EncoderChoice choice = EncoderChoice.Make([.. candidates.Select(c => c.Corpus)], ClassificationMethods.Mixture, new() { Seed = seed }, progress: null, cancellationToken);
                streams.Error.WriteLine(choice.ToString());
                return chosen = candidates[choice.ChosenIndex];
            }
            finally
            {
                foreach (EncoderSelection candidate in candidates.Where(c => c != chosen))
                    candidate.Dispose();
            }
        }
    }

    public void Dispose() => Opened.Dispose();
}

using System.Diagnostics;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Encodes the same texts over and over for a while and counts.</summary>
internal static class SpeedMeasurement
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.25);

    /// <summary>With one worker and, where there are more, with all.</summary>
    public static IReadOnlyList<EncoderSpeed> Measure(OnnxTextEncoder encoder, string[] texts, int workers, CancellationToken cancellationToken)
    {
        EncoderSpeed alone = Measure(1, () => [.. texts.Select(t => encoder.Encode(t, cancellationToken))]);
        if (workers == 1)
            return [alone];

        // Many rounds at once, so that the workers seldom wait for the last text of one.
        string[] rounds = [.. Enumerable.Repeat(texts, 2 * workers).SelectMany(t => t)];
        return [alone, Measure(workers, () => encoder.EncodeAll(rounds, progress: null, cancellationToken))];
    }

    private static EncoderSpeed Measure(int workers, Func<IReadOnlyList<TextEmbedding>> encode)
    {
        long start = Stopwatch.GetTimestamp();
        long texts = 0, tokens = 0;
        TimeSpan elapsed;
        do
        {
            foreach (TextEmbedding embedding in encode())
            {
                texts++;
                tokens += embedding.TokenCount;
            }

            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < Duration);

        return new(workers, texts / elapsed.TotalSeconds, tokens / elapsed.TotalSeconds);
    }
}

using TextTransfer.Comparison.Segmentation;
using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Meaning;

/// <summary>Gets the embeddings of bodies of text: those given, else those of the encoder.</summary>
internal static class BodyEmbedding
{
    /// <returns>The bodies with their embeddings; <see langword="null"/> where there are none for one of them.</returns>
    public static IReadOnlyList<EmbeddedBody>? Embed(
        IReadOnlyList<TextBody> bodies, IReadOnlyList<PreparedBody> prepared, ITextEncoder? encoder, ComparisonOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        foreach (TextBody body in bodies.Where(b => b.Embeddings is not null))
        {
            if (body.Embeddings!.Count != body.Documents.Count)
                throw new ArgumentException($"{body.Name} has {body.Embeddings.Count} embeddings for {body.Documents.Count} documents; give one for each.", nameof(bodies));
            if (options.PartWords is not null)
                throw new ArgumentException($"{body.Name} has embeddings of whole texts, but these are to be cut into parts; leave one of both.", nameof(bodies));
        }

        if (encoder is null && bodies.Any(b => b.Embeddings is null))
            return null;

        List<EmbeddedBody> embedded = [];
        int done = 0;
        for (int i = 0; i < bodies.Count; i++)
        {
            PreparedBody body = prepared[i];
            embedded.Add(bodies[i].Embeddings is { } given
                ? new(body, body.Positions.Select(p => given[p]))
                : new(body, encoder!.EncodeAll([.. body.Documents.Select(d => d.TitleAndText)], OffsetProgress.Of(progress, done), cancellationToken).Select(e => e.Vector)));
            done += body.Documents.Count;
        }

        return embedded;
    }
}

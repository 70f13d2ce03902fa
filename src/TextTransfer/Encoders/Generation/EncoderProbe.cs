using System.Buffers.Binary;

namespace TextTransfer.Encoders.Generation;

/// <summary>
/// How an encoder without weights at hand is recognised: a sketch of its answers to fixed texts, compared by distance.
/// A hash would not do. A service answers with a little noise, and whatever turns vectors into discrete values has
/// boundaries: a model beside one would change its hash from run to run, for good.
/// </summary>
/// <remarks>
/// The sketch of a vector is a projection by random signs to a few values, which keeps distances (Achlioptas,
/// Database-friendly random projections, 2003): here to about a fifth, and services' noise is a hundredth of what another
/// model makes. Distances are in units of the spread of the texts, which is what a classifier goes by.
/// </remarks>
internal static class EncoderProbe
{
    /// <summary>
    /// Answers that have moved further than this are another encoder's. Measured: the same weights in 8 bits instead of 32 are at
    /// about 0.17 and classify as well; other prompts of one model at 0.5 to 0.9, other pooling from 1, other models from 1.6. A shift of
    /// 0.25 common to all texts cost 0.6 points of accuracy on five sets, one of 0.5 cost 1.2; noise of 0.25 cost nothing.
    /// </summary>
    public const double Tolerance = 0.25;

    /// <summary>Values of the sketch of one vector: the bits of one mask of signs for every value of the vector.</summary>
    private const int Width = 16;

    /// <summary>Unlike each other in subject, language and form. To change them is to forget every encoder seen so far.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "Prune tomatoes in July, and water them in the morning.",
        "The central bank left its interest rate unchanged.",
        "What is the capital of Australia?",
        "Die letzte Fähre zur Insel fährt heute wegen des Sturms nicht.",
        "¡Qué partido! Ganamos 3-2 en el último minuto.",
        "for (int i = 0; i < n; i++) sum += values[i];",
    ];

    /// <summary>The sketch of the texts' embeddings, in Base64.</summary>
    public static string Of(IEnumerable<TextEmbedding> embeddings)
    {
        float[] values = [.. embeddings.SelectMany(e => Sketch(e.Vector.Span))];
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Whether vectors of one encoder mean the same to what was trained on those of the other.</summary>
    /// <exception cref="InvalidDataException">A probe is not a sketch.</exception>
    public static bool Agree(EncoderInfo reference, EncoderInfo given) =>
        reference.Fingerprint == given.Fingerprint && Distance(reference, given) <= Tolerance;

    /// <summary>How far the answers have moved, relative to the spread of the texts; 0 where the fingerprint says all.</summary>
    /// <exception cref="InvalidDataException">A probe is not a sketch.</exception>
    public static double Distance(EncoderInfo reference, EncoderInfo given) =>
        reference.Probe is null || given.Probe is null ? 0 : Distance(Parse(reference.Probe), Parse(given.Probe));

    private static double Distance(float[] reference, float[] given)
    {
        double[] mean = new double[Width];
        for (int i = 0; i < reference.Length; i++)
            mean[i % Width] += (double)reference[i] / Texts.Count;

        double moved = 0, spread = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            moved += Math.Pow((double)reference[i] - given[i], 2);
            spread += Math.Pow(reference[i] - mean[i % Width], 2);
        }
        return moved == 0 ? 0 : Math.Sqrt(moved / spread);
    }

    private static float[] Sketch(ReadOnlySpan<float> vector)
    {
        float[] sketch = new float[Width];
        for (int i = 0; i < vector.Length; i++)
        {
            ulong signs = Mix((ulong)i + 1);
            for (int j = 0; j < Width; j++)
                sketch[j] += (signs >> j & 1) == 0 ? vector[i] : -vector[i];
        }
        return sketch;
    }

    /// <summary>The output function of SplitMix64 (Steele, Lea and Flood, 2014): bits that are the same everywhere and for ever.</summary>
    private static ulong Mix(ulong index)
    {
        ulong z = unchecked(index * 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    private static float[] Parse(string probe)
    {
        byte[] bytes = new byte[Texts.Count * Width * sizeof(float)];
        if (!Convert.TryFromBase64String(probe, bytes, out int count) || count != bytes.Length)
            throw new InvalidDataException("the probe of its encoder is not one");

        float[] values = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return values;
    }
}

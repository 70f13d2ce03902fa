namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Lengths and angles in double precision, so that what is printed as 1 is 1 to the last digit shown.</summary>
internal static class VectorMath
{
    public static double Norm(ReadOnlySpan<float> vector) => Math.Sqrt(Dot(vector, vector));

    /// <summary>0 when one of the vectors is zero or not finite.</summary>
    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double cosine = Dot(a, b) / (Norm(a) * Norm(b));
        return double.IsFinite(cosine) ? Math.Clamp(cosine, -1, 1) : 0;
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }
}

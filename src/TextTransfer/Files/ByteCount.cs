using System.Globalization;

namespace TextTransfer.Files;

/// <summary>Numbers of bytes as people read them.</summary>
internal static class ByteCount
{
    /// <summary>In megabytes of a million bytes, to a tenth: <c>2.5 MB</c>.</summary>
    /// <param name="bytes">The number; a floating-point one, since a sum of what others claim may be beyond any integer.</param>
    public static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}

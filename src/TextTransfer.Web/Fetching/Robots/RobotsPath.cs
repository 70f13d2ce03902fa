using System.Buffers;
using System.Globalization;
using System.Text;

namespace TextTransfer.Web.Fetching.Robots;

/// <summary>Paths in one spelling, so that those that mean the same compare as the same (RFC 9309, section 2.2.2).</summary>
internal static class RobotsPath
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> Decoded = SearchValues.Create(Unreserved);

    // Within a query a colon or slash means itself, encoded or not: /?url=http://a is /?url=http%3A%2F%2Fa.
    private static readonly SearchValues<char> DecodedInQuery = SearchValues.Create($"{Unreserved}:/");

    // '*' and '$' are encoded where they stand for themselves; '%' where it encodes nothing.
    private static readonly SearchValues<char> Plain = SearchValues.Create($"{Unreserved}!&'()+,/:;=?@#[]\"<>\\^`{{|}}");

    /// <summary>The spelling of a path with its query.</summary>
    public static string Normalize(string path)
    {
        var isQuery = false;
        return Normalize(path, ref isQuery);
    }

    /// <summary>The spelling of a piece of a path.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="isQuery">Whether it stands in the query; afterwards, whether what follows it does.</param>
    public static string Normalize(string piece, ref bool isQuery)
    {
        var bytes = Encoding.UTF8.GetBytes(piece);
        var result = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            var c = (char)bytes[i];
            if (c == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                var encoded = (char)byte.Parse(bytes.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                i += 2;
                Append(encoded, isQuery ? DecodedInQuery : Decoded);
                continue;
            }

            isQuery |= c == '?';
            Append(c, Plain);
        }

        return result.ToString();

        void Append(char c, SearchValues<char> asIs) => _ = asIs.Contains(c) ? result.Append(c) : result.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
    }
}

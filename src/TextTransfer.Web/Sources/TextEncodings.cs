using System.Text;
using System.Text.RegularExpressions;

namespace TextTransfer.Web.Sources;

/// <summary>Finds the encoding of bytes as browsers and XML readers do.</summary>
internal static partial class TextEncodings
{
    private const int MetaSearchLength = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a page: byte order mark, then the header, then <c>meta</c> or XML declaration, then UTF-8, and Windows-1252 where that fails.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">The encoding that the server names, or <see langword="null"/>.</param>
    public static string DecodeHtml(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if ((OfByteOrderMark(bytes) ?? OfHeader(charset)) is { } known)
            return Decode(bytes, known);

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaSearchLength)]);
        if ((OfDocument(MetaCharset().Match(start)) ?? OfDocument(XmlDeclaration().Match(start))) is { } declared)
            return Decode(bytes, declared);

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return EncodingLabels.Windows1252.GetString(bytes);
        }
    }

    /// <summary>The text of an XML document: byte order mark, then the header, then its declaration, else UTF-8.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="charset">The encoding that the server names, or <see langword="null"/>.</param>
    public static string DecodeXml(ReadOnlySpan<byte> bytes, string? charset = null) =>
        Decode(bytes, OfByteOrderMark(bytes) ?? OfHeader(charset) ?? OfXml(bytes));

    /// <summary>The text of bytes in a known encoding, without byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        encoding.GetString(bytes.StartsWith(encoding.Preamble) ? bytes[encoding.Preamble.Length..] : bytes);

    /// <summary>The encoding of XML by its first bytes: byte order mark, UTF-16 without one, declaration, else UTF-8.</summary>
    public static Encoding OfXml(ReadOnlySpan<byte> head)
    {
        if (OfByteOrderMark(head) is { } marked)
            return marked;
        if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'<', 0]))
            return Encoding.Unicode;
        if (head.StartsWith((ReadOnlySpan<byte>)[0, (byte)'<']))
            return Encoding.BigEndianUnicode;

        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 1024)]);
        return OfDocument(XmlDeclaration().Match(start)) ?? Encoding.UTF8;
    }

    private static Encoding? OfByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(encoding.Preamble))
                return encoding;
        }

        return null;
    }

    private static Encoding? OfHeader(string? charset) => charset is null ? null : EncodingLabels.Find(charset);

    // A declaration that can be read as ASCII is not in UTF-16, whatever it says.
    private static Encoding? OfDocument(Match declaration) =>
        declaration.Success && EncodingLabels.Find(declaration.Groups[1].Value) is { } encoding
            ? encoding is UnicodeEncoding ? Encoding.UTF8 : encoding
            : null;

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();
}

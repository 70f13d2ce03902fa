using System.Text;
using System.Text.RegularExpressions;

namespace TextTransfer.Web.Sources;

/// <summary>Finds the encoding of bytes as browsers and XML readers do.</summary>
internal static partial class TextEncodings
{
    private const int MetaSearchLength = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a page: byte order mark, then what the server says, then <c>meta</c>, then UTF-8, and Windows-1252 where that fails.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">The encoding its server names, if any.</param>
    public static string DecodeHtml(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (OfByteOrderMark(bytes) is { } marked)
            return marked.GetString(bytes[marked.Preamble.Length..]);

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaSearchLength)]);
        var named = Find(charset ?? "") ?? Find(MetaCharset().Match(start).Groups[1].Value);
        if (named is not (null or UTF8Encoding))
            return named.GetString(bytes);

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // A page that says it is UTF-8 and is not has a few broken characters; one that says nothing is Windows-1252.
            return (named is not null || start.Contains("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Windows1252).GetString(bytes);
        }
    }

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
        return Find(XmlDeclaration().Match(start).Groups[1].Value) ?? Encoding.UTF8;
    }

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static Encoding? OfByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(encoding.Preamble))
                return encoding;
        }

        return null;
    }

    // The WHATWG Encoding Standard: Latin-1 and ASCII mean Windows-1252, and a declaration readable as ASCII is not UTF-16.
    private static Encoding? Find(string name)
    {
        if (name.Length == 0)
            return null;
        if (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8;

        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return encoding.CodePage is 28591 or 20127 ? Windows1252 : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();
}

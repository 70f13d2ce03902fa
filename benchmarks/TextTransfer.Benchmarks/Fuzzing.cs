using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using TextTransfer.Web;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Damages real pages and exports at random and reads them, on a thread with a small stack: whatever is read, there must be a
/// result or a <see cref="WebFormatException"/>, soon. Case i of a seed is always the same, so that a failure can be had again.
/// </summary>
internal sealed class Fuzzing(IReadOnlyList<byte[]> pages, IReadOnlyList<byte[]> exports, int seed)
{
    private const int MaxBytes = 1_000_000;
    private const int StackBytes = 256 * 1024;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    /// <summary>What parsers of HTML, XML and shortcodes take for the beginning or the end of something.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<div>", "</div>", "<table><tr><td>", "<template>", "<svg>", "<math><mi>", "</p>", "<b><i><a>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>",
            "<textarea>", "<title>", "<select>", "<plaintext>", "<noscript>", "<article class='post entry-content'>", "<main>", "<form>", "<li><ul>", "<h1>", "&", "&#x110000;", "&#0;", "&amp;lt;",
            "\"", "'", "=", ">", "<", "</", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE rss [<!ENTITY a 'b'>]>", "<item>", "</item>", "<content:encoded>", "</channel>", "<wp:post_type>page",
            "[et_pb_section]", "[/et_pb_text]", "[vc_raw_html]", "[caption", "]", "[[", "{\"@graph\":[{\"@type\":\"Article\",", "<script type='application/ld+json'>", "<meta property='og:title' content='",
            "<meta charset=utf-7>", "\0", "\u00ad\u200b", "\ud83c\udf31", "\u202e", "xmlns:a='b'", " style='display:none'",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80], [0x1f, 0x8b],
    ];

    /// <summary>Reads the files of a folder, unzipped.</summary>
    public static IReadOnlyList<byte[]> Load(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(Unzipped)];

    /// <summary>Runs cases until the time is over.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="failures">Where inputs go that fail; made if need be.</param>
    /// <param name="rows">Receives a row per target.</param>
    public void Run(TimeSpan duration, string failures, TextWriter rows)
    {
        Directory.CreateDirectory(failures);
        string running = Path.Combine(failures, "running");
        if (File.Exists(running))
            File.Move(running, Path.Combine(failures, $"crashed.{seed}"), overwrite: true);
        (string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Read)[] targets =
        [
            ("page", pages, b => WebPage.Read(new MemoryStream(b), "fuzzed page")),
            ("post", pages, b => _ = WordPressExport.Read(new MemoryStream(AsPost(b)), "fuzzed post", new()).Count()),
            ("export", exports, b => _ = WordPressExport.Read(new MemoryStream(b), "fuzzed export", new()).Count()),
        ];
        var (cases, refused, failed, seconds) = (new int[targets.Length], new int[targets.Length], new int[targets.Length], new double[targets.Length]);
        var watch = Stopwatch.StartNew();
        for (int i = 0; watch.Elapsed < duration; i++)
        {
            var random = new Random(HashCode(seed, i));
            int t = random.Next(4) is var part && part < 2 ? 0 : part - 1;
            byte[] input = Damage(targets[t].Seeds[random.Next(targets[t].Seeds.Count)], random);
            File.WriteAllBytes(running, input); // A stack overflow ends the process: its input is then here.

            long start = Stopwatch.GetTimestamp();
            Exception? error = Run(targets[t].Read, input);
            seconds[t] = Math.Max(seconds[t], Stopwatch.GetElapsedTime(start).TotalSeconds);
            cases[t]++;
            if (error is WebFormatException)
                refused[t]++;
            else if (error is not null)
            {
                failed[t]++;
                File.Move(running, Path.Combine(failures, string.Create(CultureInfo.InvariantCulture, $"{targets[t].Name}.{seed}.{i}")), overwrite: true);
                Console.Error.WriteLine($"{targets[t].Name} {i}: {error}");
            }
        }
        File.Delete(running);
        rows.WriteLine("target,seed,minutes,seeds,cases,refused,failed,slowest_s");
        for (int t = 0; t < targets.Length; t++)
            rows.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{targets[t].Name},{seed},{watch.Elapsed.TotalMinutes:F1},{targets[t].Seeds.Count},{cases[t]},{refused[t]},{failed[t]},{seconds[t]:F2}"));
    }

    private static Exception? Run(Action<byte[]> read, byte[] input)
    {
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    read(input);
                }
                catch (Exception e)
                {
                    error = e;
                }
            },
            StackBytes)
        { IsBackground = true };
        thread.Start();
        return thread.Join(Hang) ? error : new TimeoutException($"not done within {Hang.TotalSeconds:F0} s");
    }

    /// <summary>The one post of an export that is sound itself: most damage to an export ends at its first broken tag.</summary>
    private static byte[] AsPost(byte[] content) =>
    [
        .. "<rss><channel><item><content:encoded><![CDATA["u8,
        .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("]]>", "", StringComparison.Ordinal)),
        .. "]]></content:encoded></item></channel></rss>"u8,
    ];

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = new List<byte>(original.AsSpan(0, Math.Min(original.Length, MaxBytes)).ToArray());
        for (int n = 1 << random.Next(8); n > 0 && bytes.Count > 0; n--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(bytes.Count - at, 1 + random.Next(1 << random.Next(1, 14)));
            byte[] token = Tokens[random.Next(Tokens.Length)];
            switch (random.Next(7))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 2: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 3: bytes.InsertRange(at, Enumerable.Repeat(token, 1 << random.Next(random.Next(10) == 0 ? 15 : 4)).SelectMany(t => t)); break;
                case 4 when random.Next(20) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, token); break;
            }
            if (bytes.Count > 2 * MaxBytes)
                bytes.RemoveRange(MaxBytes, bytes.Count - MaxBytes);
        }
        return [.. bytes];
    }

    /// <summary>The same on every machine, unlike <see cref="System.HashCode"/>.</summary>
    private static int HashCode(int seed, int i) => unchecked((seed * 486_187_739) + i);

    private static byte[] Unzipped(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

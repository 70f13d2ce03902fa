using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>What the doctor found out about an encoder.</summary>
internal static class DiagnosisView
{
    private const int TextLength = 40;

    private static readonly DiagnosisJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { Names<EncoderFindingKind>(), Names<PoolingMode>(), Names<LongTextMode>() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>One object on one line.</summary>
    public static void WriteJson(EncoderDiagnosis diagnosis, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(diagnosis, Json.EncoderDiagnosis));

    public static void WriteText(string name, EncoderDiagnosis diagnosis, OutputTarget target)
    {
        TextWriter output = target.Writer;
        output.WriteLine($"{Printable.Of(name)}: {Verdict(diagnosis)}");
        foreach ((string label, string value) in Facts(diagnosis))
            output.WriteLine($"  {label,-13}{Printable.Of(value)}");
        if (diagnosis.Texts.Count > 0)
            WriteTexts(diagnosis.Texts, target);
        foreach (EncoderFinding finding in diagnosis.Findings)
        {
            output.WriteLine($"  {(finding.IsFailure ? "FAILURE" : "warning")} {Words(finding.Kind)}: {Printable.Message(finding.Problem)}");
            output.WriteLine($"    What to do: {Printable.Message(finding.Remedy)}");
        }

        output.WriteLine();
    }

    private static string Verdict(EncoderDiagnosis diagnosis)
    {
        string summary = diagnosis is { WorstCosine: { } worst, MedianCosine: { } median }
            ? string.Create(CultureInfo.InvariantCulture, $"; {diagnosis.Texts.Count(t => t.AreIdsEqual == true)} of {diagnosis.Texts.Count} texts with equal ids, cosine worst {worst:0.000000}, median {median:0.000000}")
            : "";
        int warnings = diagnosis.Findings.Count(f => !f.IsFailure);
        return (diagnosis.IsHealthy ? warnings == 0 ? "healthy" : "healthy as far as checked, with warnings" : "NOT HEALTHY") + summary + ".";
    }

    private static IEnumerable<(string Label, string Value)> Facts(EncoderDiagnosis diagnosis)
    {
        InferenceRuntime runtime = diagnosis.Runtime;
        yield return ("folder", diagnosis.Folder);
        if (diagnosis.Encoder is { } info)
        {
            yield return ("fingerprint", info.Fingerprint);
            yield return ("settings", $"pooling {info.Pooling}, {(info.IsNormalized ? "normalised" : "not normalised")}, at most {info.MaxTokens} tokens, prompt \"{info.Prompt}\", long texts: {info.LongTexts}; {info.Dimension} dimensions, {info.LayerCount} layers");
        }

        yield return ("golden.json", diagnosis.GoldenOrigin is { } origin ? $"made with {origin}" : "none that can be read");
        yield return ("this machine", string.Join(", ", [$"ONNX Runtime {runtime.OnnxRuntimeVersion ?? "not loadable"}", runtime.Platform, .. runtime.CpuFeatures]));
        yield return ("library", runtime.NativeLibrary ?? "unknown");
        yield return ("processors", string.Create(CultureInfo.InvariantCulture, $"{runtime.ProcessorCount}, container quota {(runtime.CpuQuota is { } quota ? $"{quota:0.##}" : "none")}"));
        foreach (EncoderSpeed speed in diagnosis.Speeds)
            yield return (Counted.Of(speed.Workers, "worker"), string.Create(CultureInfo.InvariantCulture, $"{speed.TextsPerSecond:N0} texts/s, {speed.TokensPerSecond:N0} tokens/s"));
    }

    private static void WriteTexts(IReadOnlyList<EncoderTextCheck> texts, OutputTarget target)
    {
        Table table = Tables.Create("text", "tokens", "ids", "cosine", "length", "beginning");
        for (int i = 0; i < texts.Count; i++)
        {
            EncoderTextCheck text = texts[i];
            string ids = text.AreIdsEqual switch { true => "equal", false => text.FirstDifference!.ToString(), null => "" };
            table.AddRow(
                [.. new[] { Number(i + 1, "0"), Number(text.TokenCount, "0"), ids, Number(text.Cosine, "0.000000"), Number(text.Norm, "0.0000"), Beginning(text.Text) }
                    .Select(v => Markup.Escape(Printable.Of(v)))]);
        }

        target.CreateConsole().Write(table);
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Beginning(string text)
    {
        int[] elements = StringInfo.ParseCombiningCharacters(text);
        return elements.Length <= TextLength ? text : text[..elements[TextLength]] + "…";
    }

    private static string Words(EncoderFindingKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' ');

    private static JsonStringEnumConverter<T> Names<T>()
        where T : struct, Enum => new(JsonNamingPolicy.SnakeCaseLower);
}

[JsonSerializable(typeof(EncoderDiagnosis))]
internal sealed partial class DiagnosisJson : JsonSerializerContext;

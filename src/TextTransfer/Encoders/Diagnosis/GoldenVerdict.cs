using System.Globalization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Says what is behind differences from <c>golden.json</c>: causes first, and nothing twice that follows from one cause.</summary>
internal sealed class GoldenVerdict(
    GoldenFile golden, OnnxTextEncoder encoder, IReadOnlyList<EncodedText> encoded, IReadOnlyList<EncoderTextCheck> checks)
{
    private const double LeastCosine = 0.98;
    private const double LeastMedianCosine = 0.999;

    /// <summary>A fifth of texts differ a little between processors; of a few, all might.</summary>
    private const int LeastTextsForMedian = 8;

    private const double NormTolerance = 0.001;

    /// <summary>Lengths of vectors that are not normalised differ between processors as their directions do.</summary>
    private const double FreeNormTolerance = 0.05;

    private const string OrPinAgain = "or, if the change is meant and the new vectors are known to be right, pin again (encoders pin --force).";

    private readonly EncoderSettings settings = encoder.Settings;
    private readonly EncoderOptions options = encoder.Settings.Options;
    private readonly Lazy<FileChanges> changes = new(() => FileChanges.Find(golden.Files, encoder.Settings.Folder, encoder.Settings));
    private readonly GoldenSettings then = golden.Settings;
    private readonly GoldenSettings now = GoldenSettings.Of(encoder.Info);

    public IEnumerable<EncoderFinding> Findings()
    {
        if (then.Dimension != now.Dimension)
        {
            yield return Fail(EncoderFindingKind.GoldenOfAnotherEncoder,
                Join($"{GoldenFile.Name} has vectors of {then.Dimension} values, this encoder gives {now.Dimension}: one of them belongs to another encoder.", changes.Value.Describe()),
                $"Take {GoldenFile.Name} and the model from one source, {OrPinAgain}");
            yield break;
        }

        bool isSound = true;
        foreach (EncoderFinding finding in Settings().Concat(Tokens()).Concat(EncodedText.Failures(encoded)).Concat(Vectors()).Concat(Norms()))
        {
            isSound &= !finding.IsFailure;
            yield return finding;
        }

        if (isSound && changes.Value.Describe() is { Length: > 0 } changed)
            yield return new(EncoderFindingKind.FilesDiffer, IsFailure: false, changed, "Settings, ids and vectors agree all the same; if the change is meant, pin again (encoders pin --force).");
    }

    private IEnumerable<EncoderFinding> Settings()
    {
        if (then.Pooling != now.Pooling)
            yield return Differs("pooling", then.Pooling, now.Pooling, options.Pooling is not null || options.OutputName is not null, settings.PoolingPath, settings.ModulesPath);
        if (then.Prompt != now.Prompt)
            yield return Differs("the prompt", $"\"{then.Prompt}\"", $"\"{now.Prompt}\"", (options.Prompt ?? options.PromptName) is not null, settings.PromptsPath);
        if (then.Normalize != now.Normalize)
            yield return Differs("normalisation", OnOff(then.Normalize), OnOff(now.Normalize), options.Normalize is not null, settings.ModulesPath);
        if (then.MaxTokens != now.MaxTokens)
            yield return Differs("the length limit", $"{then.MaxTokens} tokens", $"{now.MaxTokens} tokens", options.MaxTokens is not null,
                settings.Transformer.FilePath, settings.TokenizerConfigPath, settings.Config.FilePath);

        static string OnOff(bool value) => value ? "on" : "off";
    }

    private EncoderFinding Differs(string setting, string expected, string actual, bool isStated, params string?[] files) => isStated
        ? new(EncoderFindingKind.SettingsDiffer, IsFailure: false,
            $"{setting} is stated as {actual}, and {GoldenFile.Name} was made with {expected}: what depends on it is not compared.",
            "Leave the option out to examine the folder as it was pinned.")
        : Fail(EncoderFindingKind.SettingsDiffer,
            Join($"{setting} is {actual}, and {GoldenFile.Name} was made with {expected}.", Effect()),
            $"Restore {Culprit(files)}, {OrPinAgain}");

    /// <summary>Those of the files a setting may come from that are not as they were; where all are, the one it usually comes from.</summary>
    private string Culprit(IEnumerable<string?> files)
    {
        string[] names = [.. files.OfType<string>().Select(settings.NameOf)];
        string[] changed = [.. names.Where(changes.Value.IsReplaced)];
        return changed.Length > 0 ? string.Join(" and ", changed) : names[0];
    }

    private string Effect()
    {
        double[] norms = [.. checks.Select(c => c.Norm).OfType<double>()];
        return norms.Length > 0 && CosineSummary.Of(checks) is { } cosines
            ? string.Create(CultureInfo.InvariantCulture, $"Vectors now: {cosines}, lengths {norms.Min():0.00} to {norms.Max():0.00}.")
            : "";
    }

    private IEnumerable<EncoderFinding> Tokens()
    {
        // Another prompt gives other ids, and has been named.
        int[] different = [.. Enumerable.Range(0, checks.Count).Where(i => checks[i].FirstDifference is not null)];
        if (different.Length == 0 || then.Prompt != now.Prompt)
            yield break;

        string tokenizer = settings.NameOf(settings.TokenizerPath);
        string changed = changes.Value.Describe(tokenizer);
        yield return Fail(EncoderFindingKind.TokenizerDiffers,
            Join($"{different.Length} of {checks.Count} texts have other token ids: text {different[0] + 1} {checks[different[0]].FirstDifference}.", changed),
            changed.Length > 0
                ? $"Restore {tokenizer}, the one that was published with these weights, {OrPinAgain}"
                : $"{tokenizer} is the file {GoldenFile.Name} was made from, so this version of TextTransfer reads it otherwise than the one that pinned it: report it.");
    }

    private IEnumerable<EncoderFinding> Vectors()
    {
        int[] comparable = [.. Comparable()];
        if (CosineSummary.Of(comparable.Select(i => checks[i])) is not { } cosines
            || (cosines.Worst >= LeastCosine && (cosines.Median >= LeastMedianCosine || comparable.Length < LeastTextsForMedian)))
            yield break;

        int worst = comparable.MinBy(i => checks[i].Cosine);
        string changed = changes.Value.Describe();
        yield return Fail(EncoderFindingKind.VectorsDiffer,
            Join(string.Create(CultureInfo.InvariantCulture, $"ids are equal and vectors are not: {cosines} (least allowed: {LeastCosine} and {LeastMedianCosine}); text {worst + 1} is the worst."), changed),
            changed.Length > 0
                ? $"{(IsAnotherModel ? $"Use the model file that {GoldenFile.Name} was made from (option ModelFile, --model-file); else restore" : "Restore")} what changed, which holds other weights, another precision, another module or damage, {OrPinAgain}"
                : $"The files are those {GoldenFile.Name} was made from, so the native library computes otherwise on this processor: use the one it was made with ({golden.MadeWith}), and report it.");
    }

    private IEnumerable<EncoderFinding> Norms()
    {
        if (then.Normalize != now.Normalize)
            yield break;

        double tolerance = now.Normalize ? NormTolerance : FreeNormTolerance;
        foreach (int i in Comparable())
        {
            if (checks[i] is { Norm: { } norm, ExpectedNorm: { } expected } && Math.Abs(norm - expected) > tolerance * expected)
            {
                yield return Fail(EncoderFindingKind.NormsDiffer,
                    string.Create(CultureInfo.InvariantCulture, $"the vector of text {i + 1} has length {norm:0.0000}, {expected:0.0000} in {GoldenFile.Name}."),
                    $"Restore modules.json and the model file, {OrPinAgain}");
                yield break;
            }
        }
    }

    /// <summary>Texts whose vector must be the golden one: their ids are, and the settings that matter to them.</summary>
    private IEnumerable<int> Comparable() =>
        Enumerable.Range(0, checks.Count).Where(i => checks[i] is { AreIdsEqual: true, Cosine: not null } && then.AgreeOn(checks[i].TokenCount, now));

    private bool IsAnotherModel => golden.Files.All(f => f.Name != settings.NameOf(settings.ModelPath));

    private static string Join(string first, string second) => second.Length == 0 ? first : $"{first} {second}";

    private static EncoderFinding Fail(EncoderFindingKind kind, string problem, string remedy) => new(kind, IsFailure: true, problem, remedy);
}

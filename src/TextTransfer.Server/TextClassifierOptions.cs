using System.ComponentModel.DataAnnotations;

namespace TextTransfer.Server;

/// <summary>
/// How one classifier is hosted; bound from the section <c>TextTransfer:Classifiers:NAME</c> of the configuration, completed by code, and
/// validated when the application starts.
/// </summary>
public sealed class TextClassifierOptions
{
    /// <summary>The model file, by custom <c>.ttz</c>; absolute or relative to the content root of the application.</summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>
    /// Whether the labelled texts of the model file are loaded too, where it has them: for explanations. Costs about 6 kB a text. Default: yes.
    /// </summary>
    public bool LoadExamples { get; set; } = true;

    /// <summary>How often the file is looked at, so that one put in its place is taken up; 0: never. Default: each second.</summary>
    [Range(typeof(TimeSpan), "0:00:00", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(1);
}

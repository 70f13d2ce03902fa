using System.CommandLine;

namespace TextTransfer.Cli;

/// <summary>The options of training: what decides the model beside the texts.</summary>
internal sealed class TrainingArguments
{
    private readonly Option<int> seed = new("--seed") { Description = "Decides every random choice; the same seed gives the same model." };
    private readonly Option<double> targetError = new("--target-error")
    {
        Description = "Share of wrong labels that is acceptable among texts it does not abstain from.",
        DefaultValueFactory = _ => new TrainingOptions().TargetErrorRate,
    };

    private readonly Option<double?> confidence = new("--confidence")
    {
        Description = "How surely that share is not exceeded, such as 0.9; it then abstains until held-out answers prove it. Default: on average.",
    };

    private readonly Option<FineTune> fineTune = new("--fine-tune")
    {
        Description = "Train the encoder itself too, for minutes: auto uses it where held-out texts speak for it, on always; Ctrl+C ends it and keeps the encoder as it is.",
        DefaultValueFactory = _ => new TrainingOptions().FineTune,
    };

    private readonly Option<TrainedViews> views = new("--views")
    {
        Description = "What the classifier reads: all, words and titles too; encoder, what the encoder gives for the whole text alone, so that 'export' can write it.",
        DefaultValueFactory = _ => TrainedViews.All,
    };

    private TrainingArguments()
    {
    }

    public static TrainingArguments AddTo(Command command)
    {
        TrainingArguments arguments = new();
        command.Add(arguments.seed);
        command.Add(arguments.targetError);
        command.Add(arguments.confidence);
        command.Add(arguments.fineTune);
        command.Add(arguments.views);
        return arguments;
    }

    /// <summary>A model file was trained with options of its own; to ignore others silently would mislead.</summary>
    public void RefuseFor(ParseResult parsed, string model)
    {
        foreach (Option option in new Option[] { seed, targetError, confidence, fineTune, views })
        {
            if (IsStated(parsed, option))
                throw new WrongUseException($"{option.Name} decides training, and '{model}' is trained already; state it to 'train', or use --train.");
        }
    }

    public MultiLabelTrainingOptions ReadMultiLabel(ParseResult parsed) => parsed.GetValue(fineTune) != FineTune.Off
        ? throw new WrongUseException($"{fineTune.Name} is for one class a text; with --multi-label the encoder stays as it is.")
        : IsStated(parsed, views)
        ? throw new WrongUseException($"{views.Name} is for one class a text; with --multi-label all are read.")
        : parsed.GetResult(targetError) is { Implicit: false }
        ? throw new WrongUseException($"{targetError.Name} is about classes; with --multi-label nothing is abstained from.")
        : new() { Seed = parsed.GetValue(seed) };

    /// <summary>What the options state, completed by the defaults.</summary>
    public TrainingOptions Read(ParseResult parsed) => Read(parsed, new());

    /// <summary>What the options state, completed by what a model was trained with.</summary>
    public TrainingOptions Read(ParseResult parsed, TrainingOptions trained)
    {
        if (parsed.GetValue(targetError) is not (> 0 and < 1))
            throw new WrongUseException("--target-error takes a share between 0 and 1, such as 0.1.");
        if (parsed.GetValue(confidence) is not (null or (> 0 and < 1)))
            throw new WrongUseException("--confidence takes a share between 0 and 1, such as 0.9.");
        return trained with
        {
            Seed = IsStated(parsed, seed) ? parsed.GetValue(seed) : trained.Seed,
            TargetErrorRate = IsStated(parsed, targetError) ? parsed.GetValue(targetError) : trained.TargetErrorRate,
            TargetConfidence = parsed.GetValue(confidence) ?? trained.TargetConfidence,
            FineTune = IsStated(parsed, fineTune) ? parsed.GetValue(fineTune) : trained.FineTune,
            EncoderViewsOnly = IsStated(parsed, views) ? parsed.GetValue(views) == TrainedViews.Encoder : trained.EncoderViewsOnly,
        };
    }

    private static bool IsStated(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}

/// <summary>What a classifier reads of a text.</summary>
internal enum TrainedViews
{
    All,
    Encoder,
}

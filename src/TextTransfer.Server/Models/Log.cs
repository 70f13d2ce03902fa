using Microsoft.Extensions.Logging;

namespace TextTransfer.Server.Models;

/// <summary>What is logged of models; never a text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Classifier {Name} is version {Version}: {Labels} labels, encoder {Encoder}")]
    public static partial void Loaded(ILogger logger, string name, string version, int labels, string encoder);

    [LoggerMessage(2, LogLevel.Error, "Classifier {Name} goes on with the model it has, since its file was replaced by one that cannot be loaded: {Problem}")]
    public static partial void NotReloaded(ILogger logger, string name, string problem);
}

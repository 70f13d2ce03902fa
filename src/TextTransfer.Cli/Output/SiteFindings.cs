using TextTransfer.Web;

namespace TextTransfer.Cli.Output;

/// <summary>Tells on standard error what the sources of a site gave, as it turns out.</summary>
internal sealed class SiteFindings(StandardStreams streams) : IProgress<SiteFinding>
{
    public void Report(SiteFinding value) => streams.Error.WriteLine(Printable.Message(OptionNames.In(value.ToString())));
}

using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TextTransfer.Server;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer serve</c>: classifiers over HTTP, until the process is told to stop; what is accepted by then is answered.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create(StandardStreams streams)
    {
        Argument<string[]> models = new("models") { Description = "Model files; each is served under its name without extension, and taken up again when it is replaced.", Arity = ArgumentArity.OneOrMore };
        Option<string> urls = new("--urls") { Description = "The addresses to listen at, parted by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        Option<string?> keys = new("--keys") { Description = "A file of keys, as 'keys add' writes it; it may change while the service runs.", HelpName = "keys.json" };
        Option<bool> noKeys = new("--no-keys") { Description = "Answer whoever asks; on loopback only." };
        Option<string?> settings = new("--settings") { Description = "A JSON file of limits (TextTransfer:Server) and further settings of ASP.NET.", HelpName = "settings.json" };
        Option<bool> cache = new("--cache") { Description = "Keep embeddings in TEXTTRANSFER_CACHE or the user's cache folder, so that no text is encoded twice." };
        Command command = new(Name, "Serve classifiers over HTTP, with a page for people.") { models, urls, keys, noKeys, settings, cache };
        EncoderArguments encoders = EncoderArguments.AddUncachedTo(command, "The encoder, where it does not travel with texttransfer.");
        command.SetWork(async (parsed, cancellationToken) =>
        {
            WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            // Requests are in traces and metrics; a line each would fill the disk.
            builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
                .AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning)
                // Why it does not start is said in a sentence at the end of the command.
                .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
            foreach (string file in new[] { parsed.GetValue(settings), parsed.GetValue(keys) }.OfType<string>())
                AddFile(builder.Configuration, file);
            builder.WebHost.UseUrls(parsed.GetValue(urls)!);
            builder.AddTextTransferServer(options => options.AllowWithoutKey |= parsed.GetValue(noKeys));
            builder.Services.AddTextTransfer(options =>
            {
                options.OpenEncoder = trained => encoders.OpenLike(parsed, trained).Encoder;
                options.Cache = parsed.GetValue(cache) ? EmbeddingCache.Open() : null;
            });
            foreach (string model in parsed.GetValue(models)!)
                Add(builder, model);

            await using WebApplication app = builder.Build().MapTextTransferServer();
            app.Lifetime.ApplicationStarted.Register(() => streams.Error.WriteLine($"Listening at {string.Join(", ", app.Urls)}; the page is there, the interface at /scalar. Ctrl+C ends it."));
            await ((IHost)app).RunAsync(cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static void Add(WebApplicationBuilder builder, string model)
    {
        string name = Path.GetFileNameWithoutExtension(model);
        try
        {
            builder.Services.AddTextClassifier(name, Path.GetFullPath(model));
        }
        catch (ArgumentException e)
        {
            throw new WrongUseException($"{model}: {e.Message} The name of the file is the name of the classifier.");
        }
    }

    private static void AddFile(ConfigurationManager configuration, string file)
    {
        try
        {
            configuration.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: true);
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            throw new WrongUseException($"{file}: {e.InnerException?.Message ?? e.Message}");
        }
    }
}

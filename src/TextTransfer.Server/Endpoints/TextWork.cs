using System.Diagnostics;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using TextTransfer.Server.Models;
using TextTransfer.Server.Queueing;
using TextTransfer.Server.Telemetry;

namespace TextTransfer.Server.Endpoints;

/// <summary>What endpoints do with texts: refuse those beyond the limits, wait for their turn, count.</summary>
internal sealed class TextWork(ClassifierCatalog catalog, FairQueue queue, ServiceMetrics metrics, IOptionsMonitor<ServerOptions> options)
{
    /// <summary>Holds the model a request means, until the lease is disposed.</summary>
    /// <exception cref="RequestException">There is none of that name, or several and none is named.</exception>
    public ClassifierLease Model(string? name, bool isEncoderToo = false)
    {
        string Names() => string.Join(", ", catalog.All.Select(c => c.Name));
        if (name is null)
            return catalog.All is [{ } only] ? only.Acquire() : throw new RequestException(400, $"Name a model, one of: {Names()}.");
        HostedClassifier? classifier = catalog.All.FirstOrDefault(c => c.Name == name) ?? (isEncoderToo ? catalog.All.FirstOrDefault(IsEncoder) : null);
        return classifier?.Acquire() ?? throw new RequestException(404, $"There is no such model; there are: {Names()}.");

        bool IsEncoder(HostedClassifier c)
        {
            using ClassifierLease lease = c.Acquire();
            return lease.Model.Manifest.EmbeddedBy.Name == name;
        }
    }

    /// <summary>Makes room for texts that are within the limits.</summary>
    /// <exception cref="RequestException">There are none, too many, or one is too long.</exception>
    /// <exception cref="QueueFullException">There is no room now.</exception>
    public Admission Admit(LoadedClassifier model, ClaimsPrincipal client, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            throw new RequestException(400, "There is no text: give one or more.");
        if (texts.Count > options.CurrentValue.MaxTexts)
            throw new RequestException(413, $"{texts.Count} texts are more than the {options.CurrentValue.MaxTexts} of a request: send them in several, or as a stream.");
        for (int i = 0; i < texts.Count; i++)
            Check(model, texts[i], i);
        return Admit(client, texts.Count);
    }

    /// <inheritdoc cref="Admit(LoadedClassifier, ClaimsPrincipal, IReadOnlyList{string})"/>
    public Admission Admit(ClaimsPrincipal client, int texts)
    {
        try
        {
            return queue.Admit(client.Identity?.Name ?? "", texts);
        }
        catch (QueueFullException)
        {
            metrics.Rejected();
            throw;
        }
    }

    /// <exception cref="RequestException">The text is none, or too long.</exception>
    public void Check(LoadedClassifier model, string? text, int index)
    {
        int limit = options.CurrentValue.MaxTokens;
        if (text is null)
            throw new RequestException(400, $"Text {index} is null: give a string.");
        // A token is a character at least, but for bytes of rare ones.
        if (text.Length > limit / 4 && model.CountTokens(text) is var tokens && tokens > limit)
            throw new RequestException(413, $"Text {index} has {tokens} tokens, more than the {limit} of a text: cut it.");
    }

    /// <summary>Classifies a text when its turn has come.</summary>
    public Task<ClassifyResult> ClassifyAsync(LoadedClassifier model, Admission admission, string text, bool explain, CancellationToken cancellationToken) =>
        DoAsync(model, admission, text, explain ? "explain" : "classify", token =>
        {
            EmbeddedText embedded = model.Classifier.Embed(text, token);
            Prediction prediction = model.Classifier.Predict(embedded);
            model.Drift.Add(prediction);
            metrics.Predicted(model.Name, prediction);
            Explanation? explanation = explain ? model.Classifier.Explain(text, cancellationToken: token) : null;
            return (Results.Of(prediction, embedded.Embedding.TokenCount, explanation), embedded.Embedding.TokenCount);
        }, cancellationToken);

    /// <summary>Embeds a text when its turn has come.</summary>
    public Task<TextEmbedding> EmbedAsync(LoadedClassifier model, Admission admission, string text, CancellationToken cancellationToken) =>
        DoAsync(model, admission, text, "embed", token =>
        {
            TextEmbedding embedding = model.Classifier.Embed(text, token).Embedding;
            return (embedding, embedding.TokenCount);
        }, cancellationToken);

    private Task<T> DoAsync<T>(LoadedClassifier model, Admission admission, string text, string operation, Func<CancellationToken, (T, int)> work, CancellationToken cancellationToken)
    {
        ActivityContext parent = Activity.Current?.Context ?? default;
        return queue.RunAsync(admission, text.Length, token =>
        {
            using Activity? activity = ServiceMetrics.Activities.StartActivity(operation, ActivityKind.Internal, parent);
            long start = Stopwatch.GetTimestamp();
            (T result, int tokens) = work(token);
            metrics.Done(model.Name, operation, tokens, Stopwatch.GetElapsedTime(start));
            activity?.SetTag("texttransfer.model", model.Name).SetTag("texttransfer.model.version", model.Version).SetTag("texttransfer.tokens", tokens);
            return result;
        }, cancellationToken);
    }
}

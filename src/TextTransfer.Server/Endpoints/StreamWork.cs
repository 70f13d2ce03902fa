using System.Buffers;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using TextTransfer.Server.Models;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Endpoints;

/// <summary>
/// Classifies any number of texts, one after another, and writes a line for each in their order. A few are in work at once, so that a stream
/// costs the memory of a small request, and whoever reads slowly is read from slowly.
/// </summary>
internal sealed class StreamWork(TextWork work, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, IOptionsMonitor<ServerOptions> options)
{
    public const string ContentType = "application/x-ndjson";

    /// <param name="http">The request and its answer.</param>
    /// <param name="modelName">The model, or <see langword="null"/> for the one there is.</param>
    /// <param name="open">Opens the texts when the request is admitted; a <see cref="RequestException"/> while they are read ends the answer with a line that tells of it.</param>
    public async Task RunAsync(HttpContext http, string? modelName, Func<Task<IAsyncEnumerable<StreamText>>> open)
    {
        ClaimsPrincipal client = http.User;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using ClassifierLease lease = work.Model(modelName);
        LoadedClassifier model = lease.Model;
        int lookahead = 4 * options.CurrentValue.Workers;
        using Admission admission = work.Admit(client, Math.Min(lookahead, options.CurrentValue.ClientCapacity));
        IAsyncEnumerable<StreamText> texts = await open().ConfigureAwait(false);
        http.Response.ContentType = ContentType;
        http.Response.Headers["X-Model-Version"] = model.Version;
        Channel<(StreamResult Line, Task<ClassifyResult>? Work)> pending = Channel.CreateBounded<(StreamResult, Task<ClassifyResult>?)>(Math.Max(1, admission.Texts - 1));
        Task reading = ReadAsync();
        try
        {
            await foreach ((StreamResult line, Task<ClassifyResult>? result) in pending.Reader.ReadAllAsync(http.RequestAborted).ConfigureAwait(false))
            {
                StreamResult answer = result is null ? line : line with { Result = await result.ConfigureAwait(false) };
                http.Response.BodyWriter.Write((ReadOnlySpan<byte>)[.. JsonSerializer.SerializeToUtf8Bytes(answer, (JsonTypeInfo<StreamResult>)json.Value.SerializerOptions.GetTypeInfo(typeof(StreamResult))), (byte)'\n']);
                // With the last of those at hand: a packet for each would cost more than the line.
                if (!pending.Reader.TryPeek(out (StreamResult Line, Task<ClassifyResult>? Work) next) || next.Work is { IsCompleted: false })
                    await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            }
        }
        finally
        {
            // The model is held until nothing uses it any more.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (pending.Reader.TryRead(out (StreamResult Line, Task<ClassifyResult>? Work) left))
            {
                if (left.Work is Task unread)
                    await unread.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        async Task ReadAsync()
        {
            Exception? failure = null;
            try
            {
                int index = 0;
                await foreach (StreamText text in texts.WithCancellation(stop.Token).ConfigureAwait(false))
                {
                    // Room first: what is begun stands where it is waited for.
                    await pending.Writer.WaitToWriteAsync(stop.Token).ConfigureAwait(false);
                    pending.Writer.TryWrite(Begin(new(index) { Id = text.Id, Title = text.Title }, text, index));
                    index++;
                }
            }
            catch (RequestException e)
            {
                // What stands before is answered; the rest cannot be read.
                await pending.Writer.WriteAsync((new(-1) { Error = new(e.Status, e.Message) }, null), stop.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Arrives where the answers are written.
            catch (Exception e)
            {
                failure = e;
            }
#pragma warning restore CA1031
            pending.Writer.Complete(failure);
        }

        (StreamResult, Task<ClassifyResult>?) Begin(StreamResult line, StreamText text, int index)
        {
            try
            {
                if (text.Error is { } error)
                    return (line with { Error = error }, null);
                work.Check(model, text.Text, index);
                return (line, work.ClassifyAsync(model, admission, text.Text, explain: false, stop.Token));
            }
            catch (RequestException e)
            {
                return (line with { Error = new(e.Status, e.Message) }, null);
            }
        }
    }
}

/// <summary>A text of a stream, or what is wrong with it.</summary>
internal sealed record StreamText(string Text, string? Id = null, string? Title = null, StreamError? Error = null);

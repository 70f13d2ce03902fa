using System.Collections.Concurrent;
using Polly;
using Polly.Retry;

namespace TextTransfer.Web.Fetching;

/// <summary>Sends requests at the pace of their hosts, and again where that may help. Safe for concurrent calls.</summary>
internal sealed class PoliteClient : IDisposable
{
    private readonly ConcurrentDictionary<string, HostPace> paces = new(StringComparer.OrdinalIgnoreCase);
    private readonly WebFetcherOptions options;
    private readonly HttpExchange exchange;
    private readonly ResiliencePipeline<HttpAnswer> attempts;

    public PoliteClient(WebFetcherOptions options)
    {
        this.options = options;
        exchange = new(options);
        attempts = CreateAttempts();
    }

    /// <summary>The pace of the host of an address.</summary>
    public HostPace PaceOf(Uri address) => paces.GetOrAdd(address.IdnHost, _ => new(options));

    /// <summary>Sends a GET request.</summary>
    /// <exception cref="WebFetchException">No attempt brought an answer that can be used.</exception>
    public async Task<HttpAnswer> GetAsync(Uri address, FetchConditions? conditions, BodyLimit limit, CancellationToken cancellationToken)
    {
        var answer = await attempts.ExecuteAsync(async token => await AttemptAsync(address, conditions, limit, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return answer.IsOverload ? throw Overloaded(address, answer) : answer;
    }

    /// <inheritdoc/>
    public void Dispose() => exchange.Dispose();

    private async Task<HttpAnswer> AttemptAsync(Uri address, FetchConditions? conditions, BodyLimit limit, CancellationToken cancellationToken)
    {
        var pace = PaceOf(address);
        using (await pace.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var answer = await exchange.SendAsync(address, conditions, limit, cancellationToken).ConfigureAwait(false);
            if (answer.IsOverload && answer.RetryAfter <= options.MaxRetryAfter)
                pace.Pause(answer.RetryAfter.Value);
            return answer;
        }
    }

    private ResiliencePipeline<HttpAnswer> CreateAttempts() => options.MaxAttempts == 1
        ? ResiliencePipeline<HttpAnswer>.Empty
        : new ResiliencePipelineBuilder<HttpAnswer> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<HttpAnswer>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome switch
                {
                    { Exception: WebFetchException e } => e.IsTransient,
                    { Result: { IsOverload: true } answer } => answer.RetryAfter is null || answer.RetryAfter <= options.MaxRetryAfter,
                    _ => false,
                }),
                // A date in the past asks for nothing.
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result?.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : (TimeSpan?)null),
            })
            .Build();

    private WebFetchException Overloaded(Uri address, HttpAnswer answer)
    {
        var asksFor = answer.RetryAfter is { } wait && wait > TimeSpan.Zero ? $" and asks to wait {Math.Ceiling(wait.TotalSeconds):0} seconds" : "";
        var problem = answer.RetryAfter > options.MaxRetryAfter
            ? $"the server answers {(int)answer.Status}{asksFor}. Come back then, or raise WebFetcherOptions.MaxRetryAfter to wait for it."
            : $"the server answers {(int)answer.Status}{asksFor}, at the last of {options.MaxAttempts} attempts. Try again later, with a longer WebFetcherOptions.Delay.";
        return new(address, problem) { Failure = WebFetchFailure.Overloaded };
    }
}

using System.Net;

namespace TextTransfer.Server.Tests.Queueing;

public sealed class OverloadTests
{
    [Fact]
    public async Task Beyond_the_capacity_requests_are_answered_429_with_a_time_and_those_admitted_are_answered()
    {
        await using Service service = await Service.StartAsync(o => (o.Workers, o.QueueCapacity, o.ClientCapacity, o.MaxTexts) = (1, 4, 4, 4));
        using ManualResetEventSlim start = new();
        using SemaphoreSlim begun = new(0);
        service.Encoder.Before = (text, _) =>
        {
            begun.Release();
            start.Wait(TestContext.Current.CancellationToken);
        };
        Task<HttpResponseMessage> admitted = service.PostAsync("/v1/classify", new { texts = new[] { "a", "b", "c", "d" } });
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        using HttpResponseMessage refused = await service.PostAsync("/v1/classify", new { text = "e" });
        await Service.ProblemAsync(refused, 429, "Try again in");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        start.Set();
        using HttpResponseMessage answer = await admitted;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using HttpResponseMessage after = await service.PostAsync("/v1/classify", new { text = "e" });
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_no_work_and_no_room_taken()
    {
        await using Service service = await Service.StartAsync(o => (o.Workers, o.QueueCapacity, o.ClientCapacity, o.MaxTexts) = (1, 4, 4, 4));
        using CancellationTokenSource leave = new();
        using SemaphoreSlim begun = new(0), cancelled = new(0);
        int count = 0;
        service.Encoder.Before = (text, token) =>
        {
            Interlocked.Increment(ref count);
            begun.Release();
            if (text != "alone")
                token.WaitHandle.WaitOne();
            if (token.IsCancellationRequested)
                cancelled.Release();
        };
        Task<HttpResponseMessage> left = service.Client.PostAsync(new Uri("/v1/classify", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { texts = new[] { "a", "b", "c", "d" } }), leave.Token);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await cancelled.WaitAsync(TestContext.Current.CancellationToken);
        // All its room is free again at the latest when a request that needs all of it is admitted.
        HttpResponseMessage? response = null;
        while (response is null || response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            response?.Dispose();
            response = await service.PostAsync("/v1/classify", new { texts = new[] { "alone", "alone", "alone", "alone" } });
        }
        using (response)
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1 + 4, count);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up_with_503()
    {
        await using Service service = await Service.StartAsync(o => (o.RequestSeconds, o.Workers) = (1, 1));
        service.Encoder.Before = (_, token) => token.WaitHandle.WaitOne();
        using HttpResponseMessage response = await service.PostAsync("/v1/classify", new { text = "a" });
        await Service.ProblemAsync(response, 503, "longer than it may");
    }

    [Fact]
    public async Task Told_to_stop_it_answers_what_it_has_accepted()
    {
        await using Service service = await Service.StartAsync(o => o.Workers = 1);
        using ManualResetEventSlim start = new();
        using SemaphoreSlim begun = new(0);
        service.Encoder.Before = (_, _) =>
        {
            begun.Release();
            start.Wait(TestContext.Current.CancellationToken);
        };
        Task<HttpResponseMessage>[] accepted = [.. Enumerable.Range(0, 8).Select(i => service.PostAsync("/v1/classify", new { texts = new[] { $"first {i}", $"second {i}" } }))];
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        Task stopped = service.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopped.IsCompleted);
        start.Set();
        foreach (HttpResponseMessage response in await Task.WhenAll(accepted))
        {
            using (response)
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        await stopped;
    }

    [Fact]
    public async Task While_it_stops_it_answers_and_sends_its_clients_elsewhere()
    {
        await using Service service = await Service.StartAsync(o => o.StopDelaySeconds = 2);
        using HttpResponseMessage before = await service.PostAsync("/v1/classify", new { text = "a" });
        Assert.NotEqual(true, before.Headers.ConnectionClose);
        Task stopped = service.App.StopAsync(TestContext.Current.CancellationToken);
        using HttpResponseMessage after = await service.PostAsync("/v1/classify", new { text = "a" });
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.True(after.Headers.ConnectionClose);
        using HttpResponseMessage ready = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        await stopped;
    }
}

using Microsoft.Extensions.Hosting;

namespace TextTransfer.Server.Models;

/// <summary>
/// Looks at the files of all models again and again. By time and length rather than by events of the file system, which network drives and
/// containers do not deliver.
/// </summary>
internal sealed class ModelReloading(ClassifierCatalog catalog, TimeProvider time) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.All.Where(c => c.ReloadInterval > TimeSpan.Zero).Select(c => WatchAsync(c, stoppingToken)));

    private async Task WatchAsync(HostedClassifier classifier, CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(classifier.ReloadInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                classifier.ReloadIfReplaced();
        }
        catch (OperationCanceledException)
        {
            // The application ends.
        }
    }
}

using Microsoft.Extensions.Hosting;

namespace TextTransfer.Server.Models;

/// <summary>Loads all models before anything else of the host starts; one that cannot be loaded ends the start.</summary>
internal sealed class ModelLoading(ClassifierCatalog catalog) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(() =>
    {
        foreach (HostedClassifier classifier in catalog.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            classifier.Load();
        }
    }, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.DependencyInjection;

namespace TextTransfer.Server.Models;

/// <summary>A name a classifier was added under.</summary>
internal sealed record ClassifierRegistration(string Name);

/// <summary>All classifiers of the application, in the order they were added.</summary>
internal sealed class ClassifierCatalog(IServiceProvider services, IEnumerable<ClassifierRegistration> registrations)
{
    private readonly Lazy<IReadOnlyList<HostedClassifier>> all = new(() => [.. registrations.Select(r => services.GetRequiredKeyedService<HostedClassifier>(r.Name))]);

    public IReadOnlyList<HostedClassifier> All => all.Value;
}

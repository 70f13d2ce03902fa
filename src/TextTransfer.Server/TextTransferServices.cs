using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TextTransfer.Server.Models;

namespace TextTransfer.Server;

/// <summary>Classifiers as services of an application.</summary>
public static partial class TextTransferServices
{
    /// <summary>Adds what classifiers share. Does no work: models are loaded when the host starts, or at their first use without one.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">How encoders are opened; default: see <see cref="TextTransferOptions"/>.</param>
    public static IServiceCollection AddTextTransfer(this IServiceCollection services, Action<TextTransferOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
            services.Configure(configure);
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SharedEncoders>();
        services.TryAddSingleton<ClassifierCatalog>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelLoading>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelReloading>());
        return services;
    }

    /// <summary>
    /// Adds a classifier under a name: inject it by <c>[FromKeyedServices("topics")] HostedClassifier</c>. A file that is missing or damaged
    /// ends the start of the host; one that is replaced later is taken up without interrupting a call. Its health check has the name
    /// <c>texttransfer-NAME</c> and the tag <c>ready</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Letters, digits, dots, hyphens and underscores, at most 64, beginning with a letter or digit; its place in the configuration too.</param>
    /// <param name="path">The model file, unless the configuration or <paramref name="configure"/> names it.</param>
    /// <param name="configure">Further options; they come after the configuration.</param>
    /// <exception cref="ArgumentException">The name is empty, has other characters, or is taken.</exception>
    public static IServiceCollection AddTextClassifier(this IServiceCollection services, string name, string? path = null, Action<TextClassifierOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (!Name().IsMatch(name))
            throw new ArgumentException($"'{name}' cannot name a classifier: take letters, digits, dots, hyphens and underscores, at most 64, and begin with a letter or digit.", nameof(name));
        if (services.Any(s => s.ImplementationInstance is ClassifierRegistration registered && registered.Name == name))
            throw new ArgumentException($"There is a classifier '{name}' already.", nameof(name));

        services.AddTextTransfer();
        services.AddSingleton(new ClassifierRegistration(name));
        services.AddKeyedSingleton(name, (provider, _) => new HostedClassifier(
            name,
            provider.GetRequiredService<IOptionsMonitor<TextClassifierOptions>>(),
            provider.GetRequiredService<SharedEncoders>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HostedClassifier>>(),
            provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory));
        services.AddOptions<TextClassifierOptions>(name)
            .Configure<IServiceProvider>((options, provider) => provider.GetService<IConfiguration>()?.GetSection($"TextTransfer:Classifiers:{name}").Bind(options))
            .Configure(options =>
            {
                options.Path = path ?? options.Path;
                configure?.Invoke(options);
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHealthChecks().Add(new($"texttransfer-{name}", provider => new ModelHealthCheck(provider.GetRequiredKeyedService<HostedClassifier>(name)), failureStatus: null, tags: ["ready"]));
        return services;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Name();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server.Tests.Models;

public sealed class HostedClassifierTests
{
    [Fact]
    public async Task A_classifier_is_injected_by_its_name_and_loaded_when_the_host_starts()
    {
        using TemporaryFolder folder = new();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("TextTransfer:Classifiers:topics:Path", SampleModels.Write(folder.File("topics.ttz")))]);
        builder.Services.AddTextTransfer(o => o.OpenEncoder = _ => new ToyEncoder());
        builder.Services.AddTextClassifier("topics");
        builder.Services.AddTextClassifier("others", SampleModels.Write(folder.File("others.ttz"), "a", "b"));
        using IHost host = builder.Build();
        HostedClassifier topics = host.Services.GetRequiredKeyedService<HostedClassifier>("topics");
        Assert.Null(topics.Version);
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(topics.Version);
        Assert.Equal("kitchen", topics.Predict("bake the bread", TestContext.Current.CancellationToken).Label);
        Assert.Equal("b", host.Services.GetRequiredKeyedService<HostedClassifier>("others").Predict("bake the bread", TestContext.Current.CancellationToken).Label);
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(["texttransfer-others", "texttransfer-topics"], health.Entries.Keys.Order());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Without_a_host_it_is_loaded_at_its_first_use()
    {
        using TemporaryFolder folder = new();
        ToyEncoder encoder = new();
        using (ServiceProvider provider = new ServiceCollection()
            .AddTextTransfer(o => o.OpenEncoder = _ => encoder)
            .AddTextClassifier("topics", SampleModels.Write(folder.File("topics.ttz")))
            .BuildServiceProvider())
        {
            Assert.Equal("kitchen", provider.GetRequiredKeyedService<HostedClassifier>("topics").Predict("bake the bread", TestContext.Current.CancellationToken).Label);
            Assert.False(encoder.IsDisposed);
        }
        Assert.True(encoder.IsDisposed);
    }

    [Fact]
    public async Task A_missing_file_and_a_missing_path_end_the_start()
    {
        Assert.Contains("does not exist", (await Assert.ThrowsAsync<ModelFileException>(() => StartAsync("/nowhere/topics.ttz"))).Message, StringComparison.Ordinal);
        Assert.Contains("Path", (await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(null))).Message, StringComparison.Ordinal);

        static async Task StartAsync(string? path)
        {
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddTextTransfer(o => o.OpenEncoder = _ => new ToyEncoder());
            builder.Services.AddTextClassifier("topics", path);
            using IHost host = builder.Build();
            await host.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("../topics")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData(".hidden")]
    public void A_name_that_could_be_a_path_is_refused(string name) => Assert.Throws<ArgumentException>(() => new ServiceCollection().AddTextClassifier(name, "x.ttz"));

    [Fact]
    public void A_name_can_be_taken_once() => Assert.Throws<ArgumentException>(() => new ServiceCollection().AddTextClassifier("a", "x.ttz").AddTextClassifier("a", "y.ttz"));

    [Fact]
    public void A_file_put_in_its_place_is_taken_up_and_a_call_in_hand_ends_by_the_model_it_began_with()
    {
        using TemporaryFolder folder = new();
        string path = SampleModels.Write(folder.File("topics.ttz"));
        using ServiceProvider provider = Provide(path);
        HostedClassifier topics = provider.GetRequiredKeyedService<HostedClassifier>("topics");
        string? before = null;
        Assert.Equal("kitchen", topics.Use(classifier =>
        {
            before = topics.Version;
            SampleModels.Write(path, "a", "b");
            Assert.True(topics.ReloadIfReplaced());
            return classifier.Predict("bake the bread").Label;
        }));
        Assert.NotEqual(before, topics.Version);
        Assert.Equal("b", topics.Predict("bake the bread", TestContext.Current.CancellationToken).Label);
        Assert.False(topics.ReloadIfReplaced());
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_leaves_the_model_in_use_and_is_told_by_the_health()
    {
        using TemporaryFolder folder = new();
        string path = SampleModels.Write(folder.File("topics.ttz"));
        await using ServiceProvider provider = Provide(path);
        HostedClassifier topics = provider.GetRequiredKeyedService<HostedClassifier>("topics");
        _ = topics.Predict("", TestContext.Current.CancellationToken);
        File.WriteAllText(path, "PK no model");
        Assert.False(topics.ReloadIfReplaced());
        Assert.Contains("damaged", topics.Problem, StringComparison.Ordinal);
        Assert.Equal("kitchen", topics.Predict("bake the bread", TestContext.Current.CancellationToken).Label);
        HealthCheckService health = provider.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status);
        SampleModels.Write(path, "a", "b");
        Assert.True(topics.ReloadIfReplaced());
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status);
    }

    private static ServiceProvider Provide(string path) => new ServiceCollection()
        .AddTextTransfer(o => o.OpenEncoder = _ => new ToyEncoder())
        .AddTextClassifier("topics", path)
        .BuildServiceProvider();
}

using TextTransfer.Encoders.Diagnosis;

namespace TextTransfer.Tests.Encoders.Diagnosis;

/// <summary>CPU quotas as the kernel writes them, in version 2 and 1, of the group itself and of those above.</summary>
public sealed class ControlGroupsTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("0::/\n", "sys/fs/cgroup/cpu.max", "150000 100000\n", 1.5)]
    [InlineData("0::/\n", "sys/fs/cgroup/cpu.max", "max 100000\n", null)]
    [InlineData("0::/a/b\n", "sys/fs/cgroup/a/cpu.max", "200000 100000\n", 2.0)]
    [InlineData("0::/../../host\n", "sys/fs/cgroup/cpu.max", "50000 100000\n", 0.5)]
    [InlineData("0::/a\n", "sys/fs/cgroup/b/cpu.max", "200000 100000\n", null)]
    [InlineData("0::/\n", "sys/fs/cgroup/cpu.max", "nonsense\n", null)]
    public void Version_2(string membership, string file, string content, double? expected)
    {
        root.Write("proc/self/cgroup", membership);
        root.Write(file, content);
        Assert.Equal(expected, ControlGroups.ReadCpuQuota(root.Path));
    }

    [Theory]
    [InlineData("4:memory:/x\n1:cpu,cpuacct:/docker/1\n0::/\n", "sys/fs/cgroup/cpu,cpuacct", "250000", 2.5)]
    [InlineData("1:cpu:/docker/1\n", "sys/fs/cgroup/cpu/docker/1", "100000", 1.0)]
    [InlineData("1:cpu:/\n", "sys/fs/cgroup/cpu", "-1", null)]
    [InlineData("1:cpuset:/\n", "sys/fs/cgroup/cpu", "100000", null)]
    public void Version_1(string membership, string folder, string quota, double? expected)
    {
        root.Write("proc/self/cgroup", membership);
        root.Write($"{folder}/cpu.cfs_quota_us", quota);
        root.Write($"{folder}/cpu.cfs_period_us", "100000\n");
        Assert.Equal(expected, ControlGroups.ReadCpuQuota(root.Path));
    }

    [Fact]
    public void The_least_quota_on_the_way_counts()
    {
        root.Write("proc/self/cgroup", "0::/a/b\n");
        root.Write("sys/fs/cgroup/a/b/cpu.max", "400000 100000\n");
        root.Write("sys/fs/cgroup/a/cpu.max", "300000 100000\n");
        root.Write("sys/fs/cgroup/cpu.max", "max 100000\n");
        Assert.Equal(3, ControlGroups.ReadCpuQuota(root.Path));
    }

    [Fact]
    public void Without_control_groups_there_is_none() => Assert.Null(ControlGroups.ReadCpuQuota(root.Path));
}

using System.Globalization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>
/// The CPU time that control groups leave a process (Linux, <c>Documentation/admin-guide/cgroup-v2.rst</c> and
/// <c>Documentation/scheduler/sched-bwc.rst</c>).
/// </summary>
internal static class ControlGroups
{
    /// <summary>The least quota of this process's group and all groups above, in processors; null where nothing is limited.</summary>
    /// <param name="root">Where the file system begins, <c>/</c> outside tests.</param>
    public static double? ReadCpuQuota(string root)
    {
        string membership = Path.Combine(root, "proc/self/cgroup");
        if (!File.Exists(membership))
            return null;

        double? least = null;
        foreach (string line in File.ReadLines(membership))
        {
            // id:controllers:path
            if (line.Split(':', 3) is not [_, var controllers, var path])
                continue;

            bool isUnified = controllers.Length == 0;
            if (!isUnified && !controllers.Split(',').Contains("cpu"))
                continue;

            string[] mounts = isUnified ? ["sys/fs/cgroup", "sys/fs/cgroup/unified"] : ["sys/fs/cgroup/cpu", $"sys/fs/cgroup/{controllers}"];
            foreach (string mount in mounts)
            {
                foreach (string group in WithAncestors(path))
                {
                    string folder = Path.Combine(root, mount, group);
                    double? quota = isUnified ? ReadUnified(folder) : ReadLegacy(folder);
                    least = quota is null || least < quota ? least : quota;
                }
            }
        }

        return least;
    }

    /// <summary>A group's path within its mount and those of the groups above; in a container it may lie outside of what is mounted.</summary>
    private static IEnumerable<string> WithAncestors(string path)
    {
        string group = path.Contains("..", StringComparison.Ordinal) ? "" : path.Trim('/');
        for (; group.Length > 0; group = Path.GetDirectoryName(group) ?? "")
            yield return group;
        yield return "";
    }

    /// <summary><c>cpu.max</c>: quota and period in microseconds, or <c>max</c> for no quota.</summary>
    private static double? ReadUnified(string folder) =>
        ReadWords(Path.Combine(folder, "cpu.max")) is [var quota, var period] ? Divide(quota, period) : null;

    /// <summary>Two files, with a quota of −1 for none.</summary>
    private static double? ReadLegacy(string folder) =>
        ReadWords(Path.Combine(folder, "cpu.cfs_quota_us")) is [var quota] && ReadWords(Path.Combine(folder, "cpu.cfs_period_us")) is [var period]
            ? Divide(quota, period)
            : null;

    private static string[] ReadWords(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static double? Divide(string quota, string period) =>
        double.TryParse(quota, CultureInfo.InvariantCulture, out double q) && double.TryParse(period, CultureInfo.InvariantCulture, out double p) && q > 0 && p > 0
            ? q / p
            : null;
}

using System.Runtime.InteropServices;

namespace PrivateTraffic.Benchmarks.Measurement;

/// <summary>What the measurements were made on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        return $"{Environment.ProcessorCount} × {Value("/proc/cpuinfo", "model name", ':')}, {memory:F0} GiB, "
            + $"{Value("/etc/os-release", "PRETTY_NAME", '=').Trim('"')}, {RuntimeInformation.FrameworkDescription}";
    }

    private static string Value(string file, string key, char separator) =>
        File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(separator, 2)[1].Trim() ?? "unknown";
}

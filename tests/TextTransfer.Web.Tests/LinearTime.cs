using System.Diagnostics;

namespace TextTransfer.Web.Tests;

/// <summary>That eight times as much takes about eight times as long: in quadratic time it takes 64 times as long, however small the input.</summary>
internal static class LinearTime
{
    private const int Growth = 8;
    private const int Attempts = 5;

    /// <summary>Between the growth and its square, as far from the one as from the other.</summary>
    private const double Bound = 22;

    /// <summary>What reading costs at least, and clocks and collections of garbage disturb.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(5);

    /// <summary>Far above what anything here takes, for what is slow at every size.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Fails when the time grows much faster than the input.</summary>
    /// <param name="count">The size of the larger input, in pieces.</param>
    /// <param name="input">Makes an input of some pieces.</param>
    /// <param name="read">Reads it.</param>
    public static void Holds(int count, Func<int, string> input, Action<string> read)
    {
        var (small, large) = (input(count / Growth), input(count));
        var (least, most) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        // Whatever else the machine does only adds to a time, as compiling adds to the first.
        for (var i = 0; i < Attempts && (i == 0 || most > Bound * (least + Noise)); i++)
        {
            least = Shorter(least, small, read);
            most = Shorter(most, large, read);
        }

        Assert.True(most <= Bound * (least + Noise) && most < Longest, $"{count / Growth} pieces take {least}, {count} take {most}.");
    }

    private static TimeSpan Shorter(TimeSpan known, string input, Action<string> read)
    {
        var start = Stopwatch.GetTimestamp();
        read(input);
        var taken = Stopwatch.GetElapsedTime(start);
        return taken < known ? taken : known;
    }
}

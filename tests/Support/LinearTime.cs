using System.Diagnostics;

namespace TextTransfer.Tests;

/// <summary>That eight times as much takes about as long as eight times the same: in quadratic time it takes eight times as long, however small the input.</summary>
internal static class LinearTime
{
    private const int Growth = 8;
    private const int Attempts = 20;

    /// <summary>Between one and the growth, as far from the one as from the other.</summary>
    private const double Bound = 2.8;

    /// <summary>What clocks and collections of garbage disturb.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(5);

    /// <summary>Far above what anything here takes, for what is slow at every size.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Fails when the time grows much faster than the input.</summary>
    /// <param name="count">The size of the larger input, in pieces.</param>
    /// <param name="input">Makes an input of some pieces.</param>
    /// <param name="read">Reads it.</param>
    public static void Holds<T>(int count, Func<int, T> input, Action<T> read)
    {
        var (small, large) = (input(count / Growth), input(count));
        var (many, one) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        // Whatever else the machine does only adds to a time, as compiling adds to the first. Both sides last
        // about equally long, so that a busy machine disturbs both alike: a short one would find gaps that a long one cannot.
        for (var i = 0; i < Attempts && (i == 0 || IsSlow(many, one)); i++)
        {
            many = Shorter(many, small, Growth, read);
            one = Shorter(one, large, 1, read);
        }

        Assert.False(IsSlow(many, one) || one > Longest, $"{Growth} times {count / Growth} pieces take {many}, {count} at once take {one}.");
    }

    private static bool IsSlow(TimeSpan many, TimeSpan one) => one > Bound * (many + Noise);

    private static TimeSpan Shorter<T>(TimeSpan known, T input, int times, Action<T> read)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            read(input);
        }

        var taken = Stopwatch.GetElapsedTime(start);
        return taken < known ? taken : known;
    }
}

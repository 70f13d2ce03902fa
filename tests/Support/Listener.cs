namespace TextTransfer.Tests;

/// <summary>Hears of progress at once, on the thread that makes it.</summary>
internal sealed class Listener<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}

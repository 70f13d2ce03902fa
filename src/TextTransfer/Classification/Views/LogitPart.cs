namespace TextTransfer.Classification.Views;

/// <summary>What one place of a text, or one of its windows as a whole, adds to a difference of logits.</summary>
/// <param name="Value">The addend.</param>
/// <param name="Place">The place in UTF-16 units; −1 for a whole window.</param>
/// <param name="Window">The window; −1 for a place.</param>
/// <param name="Term">The term that stands there; <see langword="null"/> where it is none.</param>
internal readonly record struct LogitPart(double Value, int Place, int Window, string? Term)
{
    public static LogitPart At(int place, double value, string? term = null) => new(value, place, -1, term);

    public static LogitPart OfWindow(int window, double value) => new(value, -1, window, null);
}

namespace TextTransfer.Web;

/// <summary>Something a page says of itself, and where it says so. Immutable.</summary>
/// <typeparam name="T">What is said.</typeparam>
/// <param name="Value">What is said.</param>
/// <param name="Source">Where.</param>
public sealed record PageField<T>(T Value, FieldSource Source);

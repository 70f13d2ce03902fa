namespace TextTransfer.Tokenization;

/// <summary>A code point on its way through a normalization form.</summary>
/// <param name="CodePoint">The code point.</param>
/// <param name="CombiningClass">Its canonical combining class.</param>
/// <param name="Index">Its place before canonical ordering, which is stable.</param>
/// <param name="Change">
/// By how many characters the text grows with it: 0 in the place of one character, 1 for one that a decomposition adds,
/// negative for one in the place of several.
/// </param>
internal readonly record struct CombiningCharacter(int CodePoint, byte CombiningClass, int Index, int Change) : IComparable<CombiningCharacter>
{
    /// <summary>Canonical order among combining marks.</summary>
    public int CompareTo(CombiningCharacter other) =>
        CombiningClass != other.CombiningClass ? CombiningClass.CompareTo(other.CombiningClass) : Index.CompareTo(other.Index);
}

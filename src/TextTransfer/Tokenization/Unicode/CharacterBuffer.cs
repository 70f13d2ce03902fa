using System.Buffers;

namespace TextTransfer.Tokenization;

/// <summary>Characters of one stretch of text: on the stack, in rented memory where there are many. Dispose it.</summary>
/// <param name="initial">Memory to begin with.</param>
internal ref struct CharacterBuffer(Span<CombiningCharacter> initial)
{
    private Span<CombiningCharacter> buffer = initial;
    private CombiningCharacter[]? rented;

    /// <summary>The number of characters.</summary>
    public int Count { get; set; }

    /// <summary>The characters; valid until more are added.</summary>
    public readonly Span<CombiningCharacter> Characters => buffer[..Count];

    /// <summary>Appends a code point.</summary>
    public void Add(int codePoint, int change)
    {
        if (Count == buffer.Length)
            Grow();
        buffer[Count] = new(codePoint, Decompositions.CombiningClasses[codePoint], Count, change);
        Count++;
    }

    /// <summary>Gives back what was rented.</summary>
    public readonly void Dispose()
    {
        if (rented is not null)
            ArrayPool<CombiningCharacter>.Shared.Return(rented);
    }

    private void Grow()
    {
        CombiningCharacter[] larger = ArrayPool<CombiningCharacter>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger);
        Dispose();
        buffer = rented = larger;
    }
}

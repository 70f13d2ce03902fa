namespace TextTransfer.Tokenization;

/// <summary>A token on its way to be merged with its neighbours.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">Where it starts in the piece.</param>
/// <param name="End">Where it ends, exclusive; the bytes of one character have its whole range.</param>
internal readonly record struct BpeSymbol(int Id, int Start, int End);

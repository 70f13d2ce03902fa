namespace TextTransfer.Comparison.Segmentation;

/// <summary>Values of the property Word_Break (UAX #29, table 3).</summary>
internal enum WordBreakClass : byte
{
    Other,
    ALetter,
    HebrewLetter,
    Numeric,
    Katakana,
    ExtendNumLet,
    Extend,
    ZWJ,
    Format,
    MidLetter,
    MidNum,
    MidNumLet,
    SingleQuote,
    DoubleQuote,
    RegionalIndicator,
    Newline,
    CR,
    LF,
    WSegSpace,

    /// <summary>Another property, Extended_Pictographic, held in a table of its own.</summary>
    ExtendedPictographic,
}

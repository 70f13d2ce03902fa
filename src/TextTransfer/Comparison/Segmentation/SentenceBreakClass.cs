namespace TextTransfer.Comparison.Segmentation;

/// <summary>Values of the property Sentence_Break (UAX #29, table 4).</summary>
internal enum SentenceBreakClass : byte
{
    Other,
    ATerm,
    CR,
    Close,
    Extend,
    Format,
    LF,
    Lower,
    Numeric,
    OLetter,
    SContinue,
    STerm,
    Sep,
    Sp,
    Upper,
}

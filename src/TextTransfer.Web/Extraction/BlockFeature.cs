namespace TextTransfer.Web.Extraction;

/// <summary>Features of a block besides its hints and the signals of its page; each a number.</summary>
internal enum BlockFeature
{
    Words, LinkDensity, EndsAsSentence, Commas, DigitShare, UpperShare, WordLength, HeadingLevel, IsListItem, ListDepth, IsTableRow, IsPreformatted, IsQuote, IsParagraph,
    WholePhrase, Repeats, IsTitle, IsDescription, Question,
    SectionWords, SectionLinks, SectionBlocks, SectionProse, SectionShare,
    OuterWords, OuterLinks, OuterBlocks, OuterProse, OuterShare,
    FarWords, FarLinks, FarBlocks, FarProse, FarShare,
    Alike, AlikeDistance, Depth,
    BestShare, BestDistance, InBest, BestScoreShare, BeforeBest, AfterBest,
    Place, WordPlace, AfterTitle, TitleDistance, ToProseBefore, ToProseAfter, ProseLeft, ProseDone,
    PreviousWords, PreviousLinks, NextWords, NextLinks, PreviousKind, NextKind, NearProse, NearLinks,
    HeadingDistance, HeadingLevelAbove, HeadingWords,
    PageWords, PageProse, PageLinks, PageBlocks, Articles, Headings,
}

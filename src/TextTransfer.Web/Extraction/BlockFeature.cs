namespace TextTransfer.Web.Extraction;

/// <summary>What <see cref="BlockFeatures"/> tells of a block besides its hints and the signals of its page; each a number.</summary>
internal enum BlockFeature
{
    // The block.
    Words, LinkDensity, EndsAsSentence, Commas, DigitShare, UpperShare, WordLength, HeadingLevel, IsListItem, ListDepth, IsTableRow, IsPreformatted, IsQuote, IsParagraph,
    WholePhrase, Repeats, IsTitle, IsDescription, Question,

    // The smallest section of several blocks around it, the next larger one, and one larger by far; in this order each.
    SectionWords, SectionLinks, SectionBlocks, SectionProse, SectionShare,
    OuterWords, OuterLinks, OuterBlocks, OuterProse, OuterShare,
    FarWords, FarLinks, FarBlocks, FarProse, FarShare,
    Alike, AlikeDistance, Depth,

    // The section that looks most like the parent of paragraphs.
    BestShare, BestDistance, InBest, BestScoreShare, BeforeBest, AfterBest,

    // Its place in the page, and what is near.
    Place, WordPlace, AfterTitle, TitleDistance, ToProseBefore, ToProseAfter, ProseLeft, ProseDone,
    PreviousWords, PreviousLinks, NextWords, NextLinks, PreviousKind, NextKind, NearProse, NearLinks,
    HeadingDistance, HeadingLevelAbove, HeadingWords,

    // The page.
    PageWords, PageProse, PageLinks, PageBlocks, Articles, Headings,
}

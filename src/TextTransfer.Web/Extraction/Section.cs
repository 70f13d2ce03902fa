using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction;

/// <summary>An element that breaks lines, and what lies in it, with all its descendants counted.</summary>
internal sealed class Section(IElement element, Section? parent, Hints hints, ContentBlockKind kind, int level)
{
    public IElement Element => element;

    /// <summary>The section around it; <see langword="null"/> of the body.</summary>
    public Section? Parent => parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>What its names say.</summary>
    public Hints Hints => hints;

    /// <summary>Whether it, or a section around it, is not part of a post by its class.</summary>
    public bool IsFurniture { get; } = parent is not null && (parent.IsFurniture || NameHints.IsFurniture(element));

    /// <summary>What text directly in it is.</summary>
    public ContentBlockKind Kind => kind;

    /// <summary>The level of <see cref="Kind"/>.</summary>
    public int Level => level;

    public int Words { get; set; }

    public int Letters { get; set; }

    public int LinkLetters { get; set; }

    /// <summary>Blocks of text.</summary>
    public int Blocks { get; set; }

    /// <summary>Words in blocks of running text.</summary>
    public int ProseWords { get; set; }

    /// <summary>How much it looks like the parent of paragraphs.</summary>
    public double Score { get; set; }

    /// <summary>Siblings of the same tag and class, itself included.</summary>
    public int Alike { get; set; } = 1;

    public double LinkDensity => Letters == 0 ? 0 : (double)LinkLetters / Letters;
}

using System.Collections.Frozen;

namespace TextTransfer.Web.Html;

/// <summary>
/// Counts the formatting elements a parser would keep active: it opens them again in every block that follows until
/// their own end tag comes, so that a few hundred of them multiply a short text without end (HTML standard, 13.2.4.3).
/// </summary>
internal sealed class FormattingElements
{
    /// <summary>Elements active at once.</summary>
    public const int Max = 32;

    private static readonly FrozenSet<string> Names =
        "b big code em font i nobr s small strike strong tt u".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Scopes =
        "applet caption marquee object table td template th".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Ended together with a block around them rather than by their own end tag: still active.
    private readonly Dictionary<string, int> dangling = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements active now: at most these a parser opens again when the next element starts.</summary>
    public int Active { get; private set; }

    /// <summary>Whether the element is one.</summary>
    public static bool Contains(string name) => Names.Contains(name);

    /// <summary>Whether end tags within the element do not reach formatting elements outside of it.</summary>
    public static bool IsScope(string name) => Scopes.Contains(name);

    /// <summary>Counts an element that starts, unless there are too many.</summary>
    /// <returns>Whether it may start.</returns>
    public bool TryStart()
    {
        if (Active == Max)
            return false;
        Active++;
        return true;
    }

    /// <summary>An element ends by its own end tag.</summary>
    public void End() => Active--;

    /// <summary>An end tag without an open element ends one that dangles.</summary>
    public void EndDangling(string name)
    {
        if (dangling.GetValueOrDefault(name) > 0)
        {
            dangling[name]--;
            Active--;
        }
    }

    /// <summary>An element ends because one around it does.</summary>
    /// <param name="name">The element.</param>
    /// <param name="scope">Whether the one around it is a scope, which takes the formatting within it along.</param>
    public void EndWithin(string name, bool scope)
    {
        if (scope)
            Active--;
        else
            dangling[name] = dangling.GetValueOrDefault(name) + 1;
    }
}

namespace TextTransfer.Web.Fetching.Robots;

/// <summary>One line of a group.</summary>
/// <param name="Allows">Whether it begins with <c>Allow</c> rather than <c>Disallow</c>.</param>
/// <param name="Value">What follows, as written.</param>
/// <param name="Pattern">The same, to match paths with.</param>
internal sealed record RobotsRule(bool Allows, string Value, RobotsPattern Pattern)
{
    /// <summary>The line, short enough for a message.</summary>
    public override string ToString() => $"{(Allows ? "Allow" : "Disallow")}: {WebFetchException.Show(Value)}";
}

namespace TextTransfer.Web;

/// <summary>What a <see cref="SiteFinding"/> says of a source.</summary>
public enum SiteFindingKind
{
    /// <summary>Documents came from it.</summary>
    Used,

    /// <summary>The site does not offer it, or not to us.</summary>
    Unavailable,

    /// <summary>It gave less than it should have; the message says what is missing.</summary>
    Incomplete,
}

namespace TextTransfer.Web.WordPress;

/// <summary>What becomes of a shortcode.</summary>
internal enum ShortcodeKind
{
    /// <summary>Not known; its form decides whether it is one at all.</summary>
    Unknown,

    /// <summary>It goes; what it encloses and its attributes that are text stay.</summary>
    Wrapper,

    /// <summary>It goes, and what it encloses with it.</summary>
    Embedded,

    /// <summary>What it encloses is HTML in Base64.</summary>
    Encoded,

    /// <summary>What it encloses is source code, shown as it is.</summary>
    Code,
}

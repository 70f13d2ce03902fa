namespace TextTransfer.Web;

/// <summary>Why a resource could not be fetched, for those that go on without it.</summary>
public enum WebFetchFailure
{
    /// <summary>An answer came that is of no use: not HTTP, cut off, damaged, or not what was asked for.</summary>
    UnusableAnswer,

    /// <summary>The address itself is refused: not <c>http</c> or <c>https</c>, with a password in it, or in a network that must not be asked.</summary>
    RefusedAddress,

    /// <summary>The <c>robots.txt</c> of the site disallows it, or cannot be had, which counts as the same.</summary>
    DisallowedByRobots,

    /// <summary>The answer is larger than <see cref="WebFetcherOptions.MaxBytes"/> or <see cref="WebFetcherOptions.MaxHeaderBytes"/>.</summary>
    LimitExceeded,

    /// <summary>The answer took longer than <see cref="WebFetcherOptions.HeaderTimeout"/> or <see cref="WebFetcherOptions.BodyTimeout"/>.</summary>
    TimedOut,

    /// <summary>Redirects that go in a circle, do not end, or lead to something other than a web address.</summary>
    Redirection,

    /// <summary>No connection, or one that broke.</summary>
    Network,

    /// <summary>The server wants no more requests for now (429, 503 and their like), after every attempt.</summary>
    Overloaded,
}

using System.Text;

namespace TextTransfer.Web;

/// <summary>
/// A user and an application password of WordPress (Users, Profile, Application Passwords), or of anything else that takes
/// basic authorization (RFC 7617), for one origin. Immutable; the password is in no message and no <see cref="ToString"/>.
/// </summary>
public sealed class WebCredentials
{
    /// <summary>States the credentials.</summary>
    /// <param name="origin">
    /// Any address of the site; scheme, host and port count, and requests to others go without credentials. It has to be
    /// <c>https</c>, or a loopback address, since they are as good as readable on the way.
    /// </param>
    /// <param name="user">The user name, without colon.</param>
    /// <param name="password">The application password, with or without its spaces.</param>
    /// <exception cref="ArgumentException">The origin is neither <c>https</c> nor loopback, or the user name has a colon or is empty.</exception>
    public WebCredentials(Uri origin, string user, string password)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentException.ThrowIfNullOrEmpty(password);
        if (!origin.IsAbsoluteUri || (origin.Scheme != Uri.UriSchemeHttps && !(origin.Scheme == Uri.UriSchemeHttp && origin.IsLoopback)))
            throw new ArgumentException($"{WebFetchException.Show(origin)} is not https. Credentials are sent encrypted or not at all.", nameof(origin));
        if (user.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("A user name with a colon cannot be told from its password.", nameof(user));

        Origin = new(origin.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        User = user;
        HeaderValue = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
    }

    /// <summary>Scheme, host and port that the credentials are for.</summary>
    public Uri Origin { get; }

    /// <summary>The user name.</summary>
    public string User { get; }

    /// <summary>The <c>Authorization</c> header.</summary>
    internal string HeaderValue { get; }

    /// <summary>The user and the origin.</summary>
    public override string ToString() => $"{User} at {Origin}";

    /// <summary>Whether a request may carry them.</summary>
    internal bool AreFor(Uri address) => Uri.Compare(Origin, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}

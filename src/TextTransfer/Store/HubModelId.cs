using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TextTransfer;

/// <summary>
/// A model on a hub: <c>owner/name</c>, or <c>owner/name@revision</c> for a branch, a tag or a commit. Immutable; equal when
/// all three parts are.
/// </summary>
/// <remarks>
/// Parts are limited as the hub limits them (letters, digits, <c>. _ -</c>, at most 96 characters, no <c>--</c> and no <c>..</c>),
/// so that an id is also a safe and unambiguous path.
/// </remarks>
public sealed partial record HubModelId
{
    /// <summary>The branch that is meant when no revision is stated.</summary>
    public const string DefaultRevision = "main";

    private HubModelId(string owner, string name, string revision) => (Owner, Name, Revision) = (owner, name, revision);

    /// <summary>The user or organisation.</summary>
    public string Owner { get; }

    /// <summary>The name of the model without its owner.</summary>
    public string Name { get; }

    /// <summary>A branch, a tag or a commit; <see cref="DefaultRevision"/> when none was stated.</summary>
    public string Revision { get; }

    /// <summary><c>owner/name</c>: the model without its revision.</summary>
    public string Repository => $"{Owner}/{Name}";

    /// <summary>Whether the revision is a whole commit hash (40 hexadecimal digits), which nobody can move.</summary>
    public bool IsCommit => Commit().IsMatch(Revision);

    /// <summary>Reads an id.</summary>
    /// <param name="text"><c>owner/name</c> or <c>owner/name@revision</c>.</param>
    /// <exception cref="EncoderStoreException">It is not one.</exception>
    public static HubModelId Parse(string text) =>
        TryParse(text, out HubModelId? id)
            ? id
            : throw new EncoderStoreException($"'{text}' is not the id of a model on a hub; write owner/name or owner/name@revision.");

    /// <summary>Reads an id.</summary>
    /// <param name="text"><c>owner/name</c> or <c>owner/name@revision</c>.</param>
    /// <param name="id">The id, when it is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out HubModelId? id)
    {
        Match match = Form().Match(text ?? "");
        string owner = match.Groups["owner"].Value, name = match.Groups["name"].Value;
        string revision = match.Groups["revision"] is { Success: true } stated ? stated.Value : DefaultRevision;
        bool isOne = match.Success && !$"{owner} {name}".Contains("--", StringComparison.Ordinal)
            && !match.Value.Contains("..", StringComparison.Ordinal);
        id = isOne ? new(owner, name, revision) : null;
        return isOne;
    }

    /// <summary>The shortest text that <see cref="Parse"/> reads as this id.</summary>
    public override string ToString() => Revision == DefaultRevision ? Repository : $"{Repository}@{Revision}";

    [GeneratedRegex(@"\A(?<owner>[A-Za-z0-9_]([A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?)/(?<name>[A-Za-z0-9_]([A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?)(@(?<revision>[A-Za-z0-9_][A-Za-z0-9._+/-]{0,199}))?\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z")]
    private static partial Regex Commit();
}

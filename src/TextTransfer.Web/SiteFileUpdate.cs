namespace TextTransfer.Web;

/// <summary>What <see cref="SiteFile.UpdateAsync"/> did. Immutable.</summary>
/// <param name="Documents">Documents in the file now.</param>
/// <param name="Added">Those that were not there before.</param>
/// <param name="Changed">Those whose line is another than before.</param>
/// <param name="Removed">Those of before that the site does not have any more.</param>
/// <param name="Resumed">Documents of an interrupted run that were not asked for again.</param>
public sealed record SiteFileUpdate(int Documents, int Added, int Changed, int Removed, int Resumed)
{
    /// <summary>Those whose line is what it was.</summary>
    public int Unchanged => Documents - Added - Changed;
}

namespace TextTransfer.Web.Sites;

/// <summary>How many pages may still be fetched one by one, and whether it is of use to go on.</summary>
internal sealed class PageBudget(int pages)
{
    /// <summary>Pages refused in a row after which the others are taken to be, too.</summary>
    private const int RefusalsToGiveUp = 10;

    private int left = pages;
    private int refusals;

    public bool IsSpent => left <= 0;

    /// <summary>A page came.</summary>
    public void Spend()
    {
        left--;
        refusals = 0;
    }

    /// <summary>A page did not come.</summary>
    /// <exception cref="SourceUnavailableException">As have so many before it.</exception>
    public void Refuse(string problem)
    {
        left--;
        if (++refusals == RefusalsToGiveUp)
            throw new SourceUnavailableException($"{RefusalsToGiveUp} pages in a row did not come, the last with: {problem}");
    }
}

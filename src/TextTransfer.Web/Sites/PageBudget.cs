namespace TextTransfer.Web.Sites;

/// <summary>How many pages may still be fetched one by one.</summary>
internal sealed class PageBudget(int pages)
{
    private int left = pages;

    public bool IsSpent => left <= 0;

    public void Spend() => left--;
}

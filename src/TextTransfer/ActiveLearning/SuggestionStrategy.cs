namespace TextTransfer;

/// <summary>How texts to label are chosen.</summary>
public enum SuggestionStrategy
{
    /// <summary>The most typical text of each region of the pool without labelled texts: for a beginning.</summary>
    Typical,

    /// <summary>Texts the classifier is least sure of, spread over regions.</summary>
    Uncertain,
}

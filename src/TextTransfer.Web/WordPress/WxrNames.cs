namespace TextTransfer.Web.WordPress;

/// <summary>Tells vocabularies by their namespace, whatever its version and scheme, or by their usual prefix where it was not declared.</summary>
internal static class WxrNames
{
    /// <summary>The vocabulary of a namespace.</summary>
    public static WxrVocabulary VocabularyOf(string uri)
    {
        return uri switch
        {
            "" => WxrVocabulary.Rss,
            "urn:undeclared:wp" => WxrVocabulary.WordPress,
            "urn:undeclared:content" => WxrVocabulary.Content,
            "urn:undeclared:excerpt" => WxrVocabulary.Excerpt,
            "urn:undeclared:dc" => WxrVocabulary.DublinCore,
            _ when Has("wordpress.org/export/") => Has("excerpt") ? WxrVocabulary.Excerpt : WxrVocabulary.WordPress,
            _ when Has("purl.org/rss/1.0/modules/content") => WxrVocabulary.Content,
            _ when Has("purl.org/dc/elements") => WxrVocabulary.DublinCore,
            _ => WxrVocabulary.Other,
        };

        bool Has(string part) => uri.Contains(part, StringComparison.OrdinalIgnoreCase);
    }
}

namespace TextTransfer.Tokenization;

/// <summary>Special tokens set around a text by a template.</summary>
internal static class TemplateProcessing
{
    /// <summary>Reads the component <c>TemplateProcessing</c>; only its template for a single text counts.</summary>
    public static PostProcessor Read(TokenizerElement component)
    {
        component.AllowOnly("type", "single", "pair", "special_tokens");
        var prefix = new List<int>();
        var suffix = new List<int>();
        bool seenText = false;
        foreach (TokenizerElement part in component.Member("single").Items())
        {
            part.AllowOnly("SpecialToken", "Sequence");
            TokenizerElement piece = part.Find("Sequence") ?? part.Member("SpecialToken");
            piece.AllowOnly("id", "type_id");
            if (piece.Member("type_id").Count() != 0)
                throw piece.Member("type_id").Error("token types other than 0 are not supported in the template for a single text.");

            if (part.Find("SpecialToken") is not null)
            {
                (seenText ? suffix : prefix).AddRange(SpecialTokenIds(component, piece));
            }
            else
            {
                if (seenText || piece.Member("id").Text() != "A")
                    throw piece.Error("the template for a single text must hold the sequence A once and no other.");
                seenText = true;
            }
        }

        return seenText ? new(prefix, suffix, []) : throw component.Member("single").Error("the template for a single text does not hold the sequence A.");
    }

    private static IEnumerable<int> SpecialTokenIds(TokenizerElement component, TokenizerElement piece)
    {
        TokenizerElement id = piece.Member("id");
        TokenizerElement token = component.Member("special_tokens").Find(id.Text()) ?? throw id.Error($"\"{id.Text()}\" is not among the template's special tokens.");
        return token.Member("ids").Items().Select(i => i.Count());
    }
}

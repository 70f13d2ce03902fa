namespace TextTransfer.Audit.Texts;

/// <summary>What each text shows by itself: that it is none, or is in another language than most.</summary>
internal static class TextChecks
{
    /// <summary>The share of the texts with a guess that a language needs to be that of the corpus; below it, the corpus is of several.</summary>
    private const double Majority = 0.7;

    /// <summary>Texts that are none, each by its position.</summary>
    public static IReadOnlyDictionary<int, AuditFinding> NotText(Corpus corpus)
    {
        Dictionary<int, AuditFinding> findings = [];
        for (int i = 0; i < corpus.Texts.Count; i++)
        {
            LabeledText text = corpus.Texts[i];
            if (TextDefects.Of(text.Text) is { } defect)
                findings.Add(i, new(AuditFindingKind.NotText, $"{Quotation.Of(text.Text)} {defect}.", [i], [text.Label]));
        }

        return findings;
    }

    /// <param name="corpus">The texts.</param>
    /// <param name="isLeftOut">Texts that are none.</param>
    public static IEnumerable<AuditFinding> OtherLanguage(Corpus corpus, Func<int, bool> isLeftOut)
    {
        (int Text, string Language)[] guesses = [.. Enumerable.Range(0, corpus.Texts.Count).Where(i => !isLeftOut(i))
            .Select(i => (i, LanguageGuess.Of(corpus.Texts[i].Text))).Where(g => g.Item2 is not null).Select(g => (g.i, g.Item2!))];
        if (guesses.Length == 0)
            yield break;
        IGrouping<string, (int, string)> most = guesses.GroupBy(g => g.Language).MaxBy(g => g.Count())!;
        if (most.Count() < Majority * guesses.Length)
            yield break;
        foreach ((int text, string language) in guesses.Where(g => g.Language != most.Key))
            yield return new(AuditFindingKind.OtherLanguage, $"{Quotation.Of(corpus.Texts[text].Text)} seems to be {language}, most texts are {most.Key}: leave it out, unless texts to classify will be in both.", [text], [corpus.Texts[text].Label]);
    }
}

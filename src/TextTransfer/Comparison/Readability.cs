namespace TextTransfer;

/// <summary>
/// Formulas of readability, each of the language it was fitted to. Counts are ratios of sums, so that a formula may be of a text or of a
/// whole corpus. Pure functions.
/// </summary>
public static class Readability
{
    /// <summary>Sentences that SMOG needs (McLaughlin, 1969).</summary>
    public const int SmogSentences = 30;

    /// <summary>English: Flesch reading ease, 206.835 − 1.015 W/S − 84.6 Y/W (Flesch, 1948). About 0 (hard) to 100 (easy), as all named after it.</summary>
    public static double Flesch(TextLengths text) => 206.835 - (1.015 * WordsPerSentence(text)) - (84.6 * SyllablesPerWord(text));

    /// <summary>English: Flesch-Kincaid grade, 0.39 W/S + 11.8 Y/W − 15.59 (Kincaid and others, 1975).</summary>
    public static double FleschKincaid(TextLengths text) => (0.39 * WordsPerSentence(text)) + (11.8 * SyllablesPerWord(text)) - 15.59;

    /// <summary>German: 180 − W/S − 58.5 Y/W (Amstad, 1978).</summary>
    public static double Amstad(TextLengths text) => 180 - WordsPerSentence(text) - (58.5 * SyllablesPerWord(text));

    /// <summary>
    /// German: first Wiener Sachtextformel, a school grade from 4 to 15: 0.1935 MS + 0.1672 SL + 0.1297 IW − 0.0327 ES − 0.875, with
    /// percentages of words of three syllables, of more than six letters and of one syllable (Bamberger and Vanecek, 1984).
    /// </summary>
    public static double WienerSachtext(TextLengths text) =>
        (0.1935 * 100 * text.Polysyllables / text.Words) + (0.1672 * WordsPerSentence(text)) + (0.1297 * 100 * text.LongWords / text.Words)
        - (0.0327 * 100 * text.Monosyllables / text.Words) - 0.875;

    /// <summary>Spanish: 206.84 − 60 Y/W − 1.02 W/S (Fernández Huerta, 1959, as corrected by Law, 2011: words per sentence).</summary>
    public static double FernandezHuerta(TextLengths text) => 206.84 - (60 * SyllablesPerWord(text)) - (1.02 * WordsPerSentence(text));

    /// <summary>Spanish: 206.835 − 62.3 Y/W − W/S (Szigriszt Pazos, 1993).</summary>
    public static double SzigrisztPazos(TextLengths text) => 206.835 - (62.3 * SyllablesPerWord(text)) - WordsPerSentence(text);

    /// <summary>French: 207 − 1.015 W/S − 73.6 Y/W (Kandel and Moles, 1958).</summary>
    public static double KandelMoles(TextLengths text) => 207 - (1.015 * WordsPerSentence(text)) - (73.6 * SyllablesPerWord(text));

    /// <summary>Italian: 217 − 1.3 W/S − 60 Y/W (Franchina and Vacca, 1986).</summary>
    public static double FranchinaVacca(TextLengths text) => 217 - (1.3 * WordsPerSentence(text)) - (60 * SyllablesPerWord(text));

    /// <summary>Italian: Gulpease, 89 + (300 S − 10 L) / W, 0 to 100 (Lucisano and Piemontese, 1988).</summary>
    public static double Gulpease(TextLengths text) => 89 + (((300 * text.Sentences) - (10 * text.Letters)) / text.Words);

    /// <summary>Russian: 206.835 − 1.3 W/S − 60.1 Y/W (Oborneva, 2006).</summary>
    public static double Oborneva(TextLengths text) => 206.835 - (1.3 * WordsPerSentence(text)) - (60.1 * SyllablesPerWord(text));

    /// <summary>Any language with letters: LIX, words per sentence and the percentage of words of more than six letters (Björnsson, 1968).</summary>
    public static double Lix(TextLengths text) => WordsPerSentence(text) + (100 * text.LongWords / text.Words);

    /// <summary>English: fog index, 0.4 (W/S + 100 polysyllables/W), a school grade; proper nouns and endings are not left out (Gunning, 1952).</summary>
    public static double GunningFog(TextLengths text) => 0.4 * (WordsPerSentence(text) + (100 * text.Polysyllables / text.Words));

    /// <summary>English: SMOG grade, 1.043 √(30 polysyllables/S) + 3.1291 (McLaughlin, 1969); of <see cref="SmogSentences"/> sentences and more.</summary>
    /// <exception cref="ArgumentException">There are fewer sentences.</exception>
    public static double Smog(TextLengths text) =>
        text.Sentences >= SmogSentences
            ? (1.043 * Math.Sqrt(30 * text.Polysyllables / text.Sentences)) + 3.1291
            : throw new ArgumentException($"{text.Sentences} sentences; SMOG needs {SmogSentences}.", nameof(text));

    private static double WordsPerSentence(TextLengths text) => text.Words / text.Sentences;

    private static double SyllablesPerWord(TextLengths text) => text.Syllables / text.Words;
}

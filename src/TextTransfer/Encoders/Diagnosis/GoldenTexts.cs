namespace TextTransfer.Encoders.Diagnosis;

/// <summary>
/// Texts that show most faults of a tokenizer in few tokens: scripts, accents, case, punctuation, digits, emoji, literal special
/// tokens of several families, nothing at all, and one longer than 50 tokens.
/// </summary>
internal static class GoldenTexts
{
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        "The ferry leaves at half past six, and the last bus waits for it.",
        "",
        "CLOSED FOR STOCKTAKING UNTIL MONDAY!!!",
        "Crème brûlée, piñata, smörgåsbord and naïve coöperation from Łódź.",
        "Die Brücke über den Kanal bleibt wegen Bauarbeiten bis Freitagmittag gesperrt.",
        "¿Dónde se compran los billetes? Au guichet, jusqu'à 18 h 30 seulement.",
        "图书馆周一闭馆，周二上午九点开门。",
        "雨が降ったら、運動会は体育館で行います。",
        "يفتح المتحف أبوابه كل صباح عند التاسعة.",
        "कल सुबह बाज़ार बंद रहेगा।",
        "Поезд опаздывает на двадцать минут, ждите объявления.",
        "Great match yesterday 🎉⚽ see you on Sunday 👩‍👩‍👧‍👦!",
        "See https://example.org/news/2024-05-17?id=42&lang=en#top or write to desk@example.org, tel. 555-0142.",
        "for (int i = 0; i < n; i++) { sum += values[i] * 0.5f; } // O(n)",
        "The reviewer typed [SEP] and </s> and <mask> into the form, then [MASK] and nothing else.",
        "We moved the weekly market from the square to the old tram depot because of the roof works. Stalls open at eight, "
            + "the bakery van comes at nine, and parking behind the school is free until noon; please keep the gate on Mill Lane "
            + "clear for deliveries, and bring your own bags, since the kiosk has run out of paper ones again.",
    ];
}

using System.Collections.Frozen;

namespace TextTransfer.Cli.Input;

/// <summary>Categories that say nothing of what is in them: what WordPress gives by default, in the languages of its larger communities, and the general ones.</summary>
internal static class CatchAll
{
    /// <summary>The share of all documents above which a label among others parts nothing.</summary>
    private const double NearlyAll = 0.9;

    private static readonly FrozenSet<string> Names = new[]
    {
        // WordPress's default category.
        "uncategorized", "uncategorised", "allgemein", "unkategorisiert", "nicht kategorisiert", "non classé", "sans catégorie", "non-classé", "sin categoría", "sin categorizar", "sem categoria", "sem categoria definida",
        "senza categoria", "geen categorie", "ongecategoriseerd", "niet gecategoriseerd", "bez kategorii", "nezařazené", "nezaradené", "kategorizálatlan", "egyéb", "fără categorie", "ukategorisert", "ikke kategoriseret",
        "okategoriserade", "okategoriserat", "luokittelematon", "yleinen", "genel", "kategorisiz", "без рубрики", "без категорії", "без категория", "некатегоризирано", "nekategorizirano", "nekategorisano", "χωρίς κατηγορία",
        "未分類", "未分类", "미분류", "ללא קטגוריה", "כללי", "غير مصنف", "دسته‌بندی نشده", "دسته بندی نشده", "tak berkategori", "tanpa kategori", "chưa được phân loại", "chưa phân loại", "ไม่มีหมวดหมู่", "अवर्गीकृत",
        "uncategorized-en", "senza-categoria", "non-classe", "sin-categoria", "sem-categoria", "geen-categorie",

        // What sites call the place for everything.
        "general", "général", "generale", "geral", "algemeen", "other", "others", "misc", "miscellaneous", "various", "sonstiges", "verschiedenes", "divers", "varios", "varie", "overig", "news", "blog", "blogs", "posts", "articles",
        "aktuelles", "neuigkeiten", "nachrichten", "actualités", "actualité", "noticias", "notícias", "notizie", "nieuws", "aktualności", "новости", "новини", "haberler", "ニュース", "ブログ", "お知らせ", "新闻", "博客",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="label">The label.</param>
    /// <param name="documents">The documents it is on.</param>
    /// <param name="all">All labelled documents.</param>
    /// <param name="labels">How many labels there are.</param>
    public static bool Is(string label, int documents, int all, int labels) =>
        Names.Contains(label.Trim().ToLowerInvariant()) || (labels > 1 && documents > NearlyAll * all);
}

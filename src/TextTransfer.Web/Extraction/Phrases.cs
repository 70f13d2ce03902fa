using System.Collections.Frozen;

namespace TextTransfer.Web.Extraction;

/// <summary>Words that pages say around their content, in the languages most of the web is written in.</summary>
internal static class Phrases
{
    /// <summary>Words of a phrase at most.</summary>
    public const int MaxWords = 5;

    private static readonly Dictionary<TextHints, string> Spaced = new()
    {
        [TextHints.ReadMore] = "read more|continue reading|keep reading|learn more|find out more|view all|see all|see more|show more|load more|view more|read full|full story|discover more|explore more|click here|"
            + "mehr lesen|weiterlesen|mehr erfahren|weiter lesen|lire la suite|en savoir plus|voir plus|lire plus|leer más|leer mas|seguir leyendo|ver más|saber más|continua a leggere|leggi tutto|leggi di più|scopri di più|"
            + "ler mais|leia mais|saiba mais|continue lendo|lees meer|lees verder|meer lezen|läs mer|les mer|læs mere|lue lisää|czytaj więcej|czytaj dalej|číst více|číst dál|více informací|читать далее|читать дальше|"
            + "подробнее|узнать больше|читати далі|детальніше|devamını oku|daha fazla|đọc thêm|xem thêm|اقرأ المزيد|المزيد|baca selengkapnya|baca juga|bővebben|tovább olvasom|citește mai mult|citeste mai mult|διαβάστε περισσότερα|"
            + "прочетете повече|preberi več|pročitaj više|قراءة المزيد|ادامه مطلب|קרא עוד|loe edasi|skaityti daugiau",
        [TextHints.Related] = "related posts|related articles|related content|related stories|related topics|related products|related news|related reading|related questions|related resources|you may also like|you might also like|you might like|also like|"
            + "recommended for you|recommended reading|more from|more articles|more stories|more like this|more posts|similar articles|similar posts|similar products|popular posts|most popular|most read|recent posts|latest posts|latest news|latest articles|"
            + "recent articles|trending now|trending|read next|up next|what to read next|see also|read also|also read|next post|previous post|next article|previous article|older posts|newer posts|customers also bought|frequently bought together|recently viewed|people also|"
            + "ähnliche beiträge|verwandte artikel|weitere artikel|das könnte|auch interessant|lesen sie auch|neueste beiträge|articles similaires|articles liés|à lire aussi|lire aussi|vous aimerez|articles récents|derniers articles|"
            + "artículos relacionados|entradas relacionadas|también te puede|te puede interesar|entradas recientes|noticias relacionadas|articoli correlati|potrebbe interessarti|ti potrebbe|articoli recenti|leggi anche|artigos relacionados|posts relacionados|"
            + "veja também|leia também|você também|posts recentes|gerelateerde|gerelateerde artikelen|lees ook|relaterade|relaterte|læs også|les også|läs också|podobne wpisy|zobacz także|zobacz też|czytaj także|przeczytaj także|související|související články|"
            + "похожие записи|похожие статьи|читайте также|смотрите также|читайте також|ilgili yazılar|benzer|bài viết liên quan|مقالات ذات صلة|مواضيع ذات صلة|artikel terkait|kapcsolódó|articole similare|σχετικά άρθρα|מאמרים נוספים|مطالب مرتبط",
        [TextHints.Share] = "share|share this|share on|share via|share with|tweet|follow us|follow us on|find us on|join us on|copy link|pin it|print|email this|facebook|twitter|linkedin|pinterest|whatsapp|instagram|youtube|tiktok|telegram|reddit|bluesky|threads|"
            + "teilen|teilen auf|folgen sie uns|partager|partagez|suivez nous|compartir|comparte|síguenos|condividi|seguici|compartilhar|compartilhe|siga nos|delen|deel|deel dit|volg ons|dela|del|følg os|udostępnij|sdílet|поделиться|поделитесь|поширити|paylaş|chia sẻ|مشاركة|شارك|bagikan|jaa|megosztás|distribuie|κοινοποίηση|שתף|اشتراک گذاری",
        [TextHints.Comment] = "leave a comment|leave a reply|leave comment|post a comment|add a comment|write a comment|post comment|no comments|0 comments|1 comment|comments|comment|reply|email address will not be|cancel reply|notify me of|save my name|required fields are marked|"
            + "log in to comment|join the conversation|join the discussion|thoughts on|responses to|comments are closed|kommentar|kommentare|schreibe einen kommentar|antworten|kommentar hinterlassen|laisser un commentaire|commentaires|commentaire|répondre|votre adresse e mail|deja un comentario|deja una respuesta|"
            + "comentarios|responder|tu dirección de correo|lascia un commento|commenti|rispondi|il tuo indirizzo email|deixe um comentário|deixe uma resposta|comentários|o seu endereço de|geef een reactie|reacties|beantwoorden|lämna ett svar|lämna en kommentar|skriv en kommentar|legg igjen|svara|svar|"
            + "dodaj komentarz|zostaw komentarz|komentarze|odpowiedz|napsat komentář|komentáře|odpovědět|добавить комментарий|оставить комментарий|комментарии|ответить|залишити коментар|bir yanıt yazın|yorum yap|yorumlar|để lại|bình luận|اترك تعليقا|اترك ردا|تعليقات|tinggalkan balasan|komentar|vastaa|hozzászólás|lasă un răspuns|comentarii|αφήστε|σχόλια|دیدگاه|תגובות",
        [TextHints.Newsletter] = "newsletter|subscribe|subscribe to|sign up|sign up for|signup|join our|mailing list|email list|get the latest|stay updated|stay in touch|stay up to date|in your inbox|to your inbox|unsubscribe|your email address|enter your email|free ebook|download now|never miss|"
            + "abonnieren|anmelden|jetzt anmelden|s abonner|abonnez vous|inscrivez vous|suscríbete|suscribirse|boletín|iscriviti|inscreva se|assine|schrijf je in|nieuwsbrief|nyhetsbrev|nyhedsbrev|prenumerera|zapisz się|подписаться|подпишитесь|рассылка|підписатися|abone ol|bülten|đăng ký|اشترك|النشرة|berlangganan|uutiskirje|hírlevél|feliratkozás|abonează te|εγγραφείτε|הרשמה|خبرنامه",
        [TextHints.Cookie] = "cookie|cookies|accept all|reject all|cookie settings|manage consent|we use cookies|adblock|ad blocker|enable javascript|javascript|browser is not supported|akzeptieren|alle akzeptieren|accepter|tout accepter|aceptar|accetta|aceitar|accepteren|godkänn|файлы cookie|çerez|çerezler",
        [TextHints.Legal] = "all rights reserved|rights reserved|copyright|privacy policy|terms of use|terms of service|terms and conditions|terms conditions|disclaimer|powered by|site by|recaptcha|protected by|imprint|impressum|datenschutz|datenschutzerklärung|alle rechte vorbehalten|mentions légales|tous droits réservés|"
            + "politique de confidentialité|aviso legal|política de privacidad|todos los derechos reservados|tutti i diritti riservati|informativa privacy|política de privacidade|todos os direitos reservados|alle rechten voorbehouden|privacyverklaring|integritetspolicy|polityka prywatności|wszelkie prawa zastrzeżone|"
            + "все права защищены|политика конфиденциальности|tüm hakları saklıdır|gizlilik politikası|جميع الحقوق محفوظة|kebijakan privasi|tietosuoja|adatvédelem|toate drepturile",
        [TextHints.Author] = "by|written by|posted by|published by|author|about the author|about author|reviewed by|fact checked|edited by|updated by|medically reviewed|contributor|staff writer|all posts by|view all posts|von|geschrieben von|über den autor|autor|par|écrit par|auteur|à propos de l auteur|por|escrito por|sobre el autor|"
            + "di|scritto da|autore|sobre o autor|door|geschreven door|av|skriven av|skrevet af|napisane przez|o autorze|автор|об авторе|yazar|tác giả|كتب|بقلم|oleh|penulis|kirjoittaja|szerző",
        [TextHints.Navigation] = "skip to|skip to content|skip to main content|back to top|menu|main menu|home|previous|next|prev|back to|go to|jump to|search|search for|close|open menu|toggle navigation|breadcrumb|page|"
            + "zum inhalt springen|nach oben|startseite|zurück|weiter|suche|suchen|aller au contenu|accueil|précédent|suivant|recherche|rechercher|ir al contenido|saltar al contenido|inicio|anterior|siguiente|buscar|vai al contenuto|precedente|successivo|cerca|início|próximo|pesquisar|ga naar|vorige|volgende|zoeken|"
            + "hem|föregående|nästa|sök|strona główna|poprzedni|następny|szukaj|главная|назад|далее|поиск|anasayfa|önceki|sonraki|ara|trang chủ|tìm kiếm|الرئيسية|السابق|التالي|بحث|beranda|etusivu|haku|főoldal|keresés|acasă|căutare",
        [TextHints.Account] = "log in|login|sign in|my account|register|create account|create an account|forgot password|lost your password|sign out|log out|join now|already have an account|einloggen|registrieren|mein konto|se connecter|connexion|mon compte|iniciar sesión|mi cuenta|registrarse|accedi|registrati|entrar|minha conta|inloggen|logga in|zaloguj|войти|регистрация|giriş yap|đăng nhập|تسجيل الدخول|masuk",
        [TextHints.Shop] = "add to cart|add to basket|add to bag|buy now|shop now|cart|your cart|checkout|wishlist|add to wishlist|quantity|in stock|out of stock|sold out|free shipping|regular price|sale price|unit price|notify me when|choose an option|select options|compare|sku|pickup|view cart|subtotal|size guide|quick view|quick shop|"
            + "in den warenkorb|warenkorb|auf lager|ajouter au panier|panier|en stock|añadir al carrito|carrito|aggiungi al carrello|carrello|adicionar ao carrinho|carrinho|in winkelwagen|winkelwagen|köp|lägg i varukorg|dodaj do koszyka|koszyk|в корзину|корзина|sepete ekle|thêm vào giỏ|أضف إلى السلة|tambah ke keranjang",
        [TextHints.Advertisement] = "advertisement|advertisements|sponsored|sponsored by|affiliate|affiliate links|affiliate commission|we may earn|may earn a commission|earn a commission|this post contains|our partners|ad|ads|advertise|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|annons|annonse|reklama|реклама|reklam",
        [TextHints.Contents] = "table of contents|contents|in this article|on this page|in this post|in this guide|jump to section|quick links|what you ll learn|inhaltsverzeichnis|inhalt|sommaire|table des matières|tabla de contenidos|contenido|índice|indice|indice dei contenuti|inhoudsopgave|innehåll|innehållsförteckning|indhold|spis treści|obsah|содержание|зміст|içindekiler|mục lục|جدول المحتويات|daftar isi|sisällys|tartalomjegyzék|cuprins|περιεχόμενα",
        [TextHints.Filing] = "tags|tagged|tagged with|tag|filed under|posted in|categories|category|topics|min read|minute read|minutes read|mins read|reading time|read time|updated|last updated|published|published on|posted on|last modified|date|views|schlagwörter|kategorie|kategorien|lesezeit|veröffentlicht|étiquettes|catégories|catégorie|temps de lecture|publié le|etiquetas|categorías|categoría|tiempo de lectura|publicado|categorie|pubblicato|tempo di lettura|categorias|tempo de leitura|categorieën|leestijd|kategorier|lästid|kategoria|tagi|метки|рубрика|категории|время чтения|опубликовано|etiketler|kategori|thẻ|الوسوم|التصنيفات",
        [TextHints.Contact] = "contact us|contact|get in touch|book now|book a|request a|get a quote|get a free|get started|call us|call now|schedule a|free consultation|download|send message|submit|apply now|donate|kontakt|kontaktieren sie uns|contactez nous|nous contacter|contáctanos|contacto|contattaci|contatti|contato|fale conosco|kontakta oss|neem contact op|skontaktuj się|свяжитесь|контакты|iletişim|liên hệ|اتصل بنا|hubungi kami",
        [TextHints.References] = "references|sources|citations|footnotes|bibliography|works cited|further reading|external links|article sources|how we reviewed|quellen|einzelnachweise|literatur|weblinks|références|notes et références|bibliographie|liens externes|referencias|bibliografía|enlaces externos|riferimenti|bibliografia|fonti|referências|bronnen|referenties|källor|kilder|źródła|przypisy|reference|zdroje|примечания|источники|ссылки|kaynakça|tài liệu tham khảo|المراجع|referensi|lähteet|források|referințe|πηγές",
        [TextHints.Review] = "reviews|customer reviews|verified owner|verified buyer|write a review|out of 5|out of 5 stars|found this helpful|testimonials|what our clients say|what our customers say|rated|rating|bewertungen|kundenbewertungen|avis|avis clients|témoignages|opiniones|reseñas|valoraciones|recensioni|avaliações|beoordelingen|recensioner|anmeldelser|opinie|recenze|отзывы|відгуки|değerlendirmeler|đánh giá|تقييمات|ulasan|arvostelut|vélemények|recenzii",
    };

    // Where words are not spaced, any part of a short text may be one.
    private static readonly (TextHints Hint, string[] Parts)[] Unspaced =
    [
        (TextHints.ReadMore, ["続きを読む", "もっと見る", "詳しく", "一覧", "阅读更多", "閱讀更多", "查看更多", "更多", "了解更多", "더보기", "더 보기", "อ่านต่อ", "อ่านเพิ่มเติม"]),
        (TextHints.Related, ["関連記事", "おすすめ", "人気記事", "最新記事", "相关文章", "相關文章", "推荐阅读", "延伸閱讀", "热门文章", "관련 글", "관련글", "추천", "บทความที่เกี่ยวข้อง"]),
        (TextHints.Share, ["シェア", "フォロー", "分享", "关注", "공유", "แชร์"]),
        (TextHints.Comment, ["コメント", "评论", "評論", "留言", "发表回复", "댓글", "ความคิดเห็น"]),
        (TextHints.Newsletter, ["メルマガ", "登録", "订阅", "訂閱", "구독"]),
        (TextHints.Legal, ["プライバシー", "利用規約", "隐私", "隱私", "版权", "版權", "개인정보", "이용약관"]),
        (TextHints.Author, ["著者", "作者", "この記事を書いた", "글쓴이", "ผู้เขียน"]),
        (TextHints.Navigation, ["ホーム", "メニュー", "検索", "首页", "首頁", "上一篇", "下一篇", "搜索", "搜尋", "검색", "หน้าแรก"]),
        (TextHints.Account, ["ログイン", "会員登録", "登录", "登入", "注册", "로그인", "회원가입", "เข้าสู่ระบบ"]),
        (TextHints.Shop, ["カート", "購入", "加入购物车", "加入購物車", "장바구니", "หยิบใส่ตะกร้า"]),
        (TextHints.Contents, ["目次", "目录", "目錄", "목차", "สารบัญ"]),
        (TextHints.Filing, ["タグ", "カテゴリ", "标签", "標籤", "分类", "分類", "태그", "카테고리"]),
        (TextHints.Contact, ["お問い合わせ", "联系我们", "聯絡我們", "문의", "ติดต่อ"]),
    ];

    private static readonly FrozenSet<string> Months = ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
        + "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
        + "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus maj august "
        + "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia января февраля марта апреля мая июня июля августа сентября октября ноября декабря ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TextHints> Lookup = Read();

    /// <summary>What a phrase of words, lower-cased and joined by single spaces, says; nothing when it is not a known one.</summary>
    public static TextHints Of(ReadOnlySpan<char> phrase) =>
        Lookup.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(phrase, out var hints) ? hints : TextHints.None;

    /// <summary>Whether the word, lower-cased, is the name of a month.</summary>
    public static bool IsMonth(ReadOnlySpan<char> word) => Months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>What a short text in a script without spaces says.</summary>
    public static TextHints OfUnspaced(string text)
    {
        var hints = TextHints.None;
        foreach (var (hint, parts) in Unspaced)
        {
            if (parts.Any(p => text.Contains(p, StringComparison.Ordinal)))
                hints |= hint;
        }

        return hints;
    }

    private static FrozenDictionary<string, TextHints> Read()
    {
        var phrases = new Dictionary<string, TextHints>(StringComparer.Ordinal);
        foreach (var (hint, list) in Spaced)
        {
            foreach (var phrase in list.Split('|'))
                phrases[phrase] = phrases.GetValueOrDefault(phrase) | hint;
        }

        return phrases.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Text;

namespace TextTransfer.Tests.Comparison;

/// <summary>Bodies of random English prose: function words between words of a topic, with a habit of style that may be changed.</summary>
internal static class ToyBodies
{
    private static readonly string[] Common = "the of and a to in is that it was for on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know".Split(' ');

    private static readonly string[] Garden = "garden tomato seed soil compost plant flower prune water harvest spade bed root leaf spring frost bean carrot hedge lawn".Split(' ');
    private static readonly string[] Code = "server query code token script browser function array class method compiler request cache thread socket kernel module library debug syntax".Split(' ');

    /// <summary>Documents of so many words, drawn by seed.</summary>
    /// <param name="name">Of the body.</param>
    /// <param name="count">Documents.</param>
    /// <param name="words">Words of each.</param>
    /// <param name="seed">Decides the words.</param>
    /// <param name="isCode">The topic of each by its number.</param>
    /// <param name="habit">How much more frequent <c>which</c>, <c>very</c> and <c>just</c> are, 1 for as usual.</param>
    public static TextBody Make(string name, int count, int words, int seed, Func<int, bool>? isCode = null, double habit = 1)
    {
        Random random = new(seed);
        return new(name, [.. Enumerable.Range(0, count).Select(i => new Document { Text = Text(random, words, (isCode?.Invoke(i) ?? false) ? Code : Garden, habit), Id = $"{name}-{i}" })]);
    }

    private static string Text(Random random, int words, string[] topic, double habit)
    {
        StringBuilder text = new();
        int inSentence = 0;
        for (int i = 0; i < words; i++)
        {
            double drawn = random.NextDouble();
            string word = drawn < 0.006 * habit ? "which" : drawn < 0.012 * habit ? "very" : drawn < 0.018 * habit ? "just"
                : drawn > 0.75 ? topic[random.Next(topic.Length)] : Common[(int)(Common.Length * Math.Pow(random.NextDouble(), 2))];
            bool isEnd = ++inSentence > 6 && random.Next(8) == 0;
            text.Append(inSentence == 1 ? char.ToUpperInvariant(word[0]) + word[1..] : word).Append(isEnd ? ". " : " ");
            inSentence = isEnd ? 0 : inSentence;
        }

        return text.Append("end.").ToString();
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// The unigram language model of sentencepiece (Kudo, 2018): of all ways to cut a piece into tokens, the one with the greatest sum
/// of log-probabilities, found by Viterbi's algorithm in double precision as the reference does. A character that no token covers
/// costs 10 more than the worst token, and neighbouring ones are one unknown token, or their bytes where the vocabulary has
/// those. Time is linear in the length of the text.
/// </summary>
internal sealed class UnigramModel : TokenModel
{
    private const double UnknownPenalty = 10;
    private const int StackLength = 256;

    private readonly TokenTrie trie;
    private readonly double[] scores;
    private readonly double unknownScore;
    private readonly int unknownId;
    private readonly int[]? byteIds;

    private UnigramModel(Vocabulary vocabulary, int unknownId, bool byteFallback)
    {
        trie = new(vocabulary);
        scores = [.. vocabulary.Scores];
        this.unknownId = unknownId;
        unknownScore = scores.Min() - UnknownPenalty;
        if (byteFallback)
            byteIds = [.. Enumerable.Range(0, 256).Select(b => trie.FindId($"<0x{b:X2}>"))];
    }

    /// <inheritdoc/>
    public override int VocabularySize => scores.Length;

    /// <summary>Reads the component <c>Unigram</c>.</summary>
    public static UnigramModel Read(TokenizerElement component)
    {
        component.AllowOnly("type", "unk_id", "byte_fallback", "vocab");
        Vocabulary vocabulary = Vocabulary.Read(component, JsonValueKind.Array);
        TokenizerElement unknown = component.Member("unk_id");
        if (unknown.Count() >= vocabulary.Count)
            throw unknown.Error($"the unknown token {unknown.Count()} is not in the vocabulary of {vocabulary.Count}.");

        return new(vocabulary, unknown.Count(), component.Find("byte_fallback")?.Flag() ?? false);
    }

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id) => (id = trie.FindId(token)) != TokenTrie.None;

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> piece, List<int> ids, List<(int Start, int End)>? ranges = null)
    {
        int length = piece.Length + 1;
        if (length <= StackLength)
        {
            Tokenize(piece, stackalloc Step[length], ids, ranges);
            return;
        }

        Step[] rented = ArrayPool<Step>.Shared.Rent(length);
        Tokenize(piece, rented.AsSpan(0, length), ids, ranges);
        ArrayPool<Step>.Shared.Return(rented);
    }

    private void Tokenize(ReadOnlySpan<char> piece, Span<Step> steps, List<int> ids, List<(int Start, int End)>? ranges)
    {
        FindBestPath(piece, steps);

        int before = ids.Count;
        int rangesBefore = ranges?.Count ?? 0;
        for (int end = piece.Length; end > 0;)
        {
            int start = steps[end].Start;
            int count = ids.Count;
            if (steps[end].Id != unknownId)
            {
                ids.Add(steps[end].Id);
            }
            else
            {
                while (start > 0 && steps[start].Id == unknownId)
                    start = steps[start].Start;
                AddUnknownReversed(piece[start..end], ids);
            }

            for (; ranges is not null && count < ids.Count; count++)
                ranges.Add((start, end));
            end = start;
        }

        ids.Reverse(before, ids.Count - before);
        ranges?.Reverse(rangesBefore, ranges.Count - rangesBefore);
    }

    /// <summary>Fills in, for every position, the last token of the best way to cut the text before it.</summary>
    private void FindBestPath(ReadOnlySpan<char> piece, Span<Step> steps)
    {
        steps.Fill(new(0, TokenTrie.None, double.NegativeInfinity));
        steps[0] = new(0, TokenTrie.None, 0);
        for (int start = 0; start < piece.Length;)
        {
            double before = steps[start].Score;
            int next = start + (char.IsHighSurrogate(piece[start]) ? 2 : 1);
            bool isCovered = false;
            int node = TokenTrie.Root;
            for (int end = start; end < piece.Length;)
            {
                node = trie.Child(node, piece[end++]);
                if (node == TokenTrie.None)
                    break;
                int id = trie.IdAt(node);
                if (id == TokenTrie.None)
                    continue;
                isCovered |= end == next;
                Offer(ref steps[end], new(start, id, before + scores[id]));
            }

            if (!isCovered)
                Offer(ref steps[next], new(start, unknownId, before + unknownScore));
            start = next;
        }
    }

    /// <summary>Takes the better of two; the earlier on a tie.</summary>
    private static void Offer(ref Step best, Step candidate)
    {
        if (best.Id == TokenTrie.None || candidate.Score > best.Score)
            best = candidate;
    }

    private void AddUnknownReversed(ReadOnlySpan<char> run, List<int> ids)
    {
        int before = ids.Count;
        if (trie.FindId(run) is var id and not TokenTrie.None)
        {
            ids.Add(id);
            return;
        }

        if (byteIds is not null)
        {
            Span<byte> utf8 = stackalloc byte[4];
            foreach (Rune rune in run.EnumerateRunes())
            {
                foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)])
                    ids.Add(byteIds[b]);
            }

            if (ids.IndexOf(TokenTrie.None, before) < 0)
            {
                ids.Reverse(before, ids.Count - before);
                return;
            }

            ids.RemoveRange(before, ids.Count - before);
        }

        ids.Add(unknownId);
    }

    /// <summary>The last token of the best way to the position it ends at.</summary>
    private readonly record struct Step(int Start, int Id, double Score);
}

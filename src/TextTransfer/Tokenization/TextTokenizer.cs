using System.Text.Json;
using TextTransfer.Tokenization;

namespace TextTransfer;

/// <summary>
/// Turns text into the token ids a model was trained on, as its <c>tokenizer.json</c> (the format of Hugging Face tokenizers)
/// says, id for id as the reference does. Truncation and padding that the file may carry are ignored: length limits belong to
/// the encoder. UTF-16 text can hold unpaired surrogates, which the reference never sees; each counts as U+FFFD.
/// Immutable and safe for concurrent calls. Nothing is allocated per token, and time is linear in the length of the text, with
/// one exception: regular expressions of the file with lookaround, atomic groups or the like may backtrack, at worst
/// exponentially. One that searches for a single match longer than 10 seconds is given up with an error.
/// </summary>
public sealed class TextTokenizer
{
    private readonly AddedVocabulary added;
    private readonly TextNormalizer? normalizer;
    private readonly PreTokenizer? preTokenizer;
    private readonly TokenModel model;
    private readonly PostProcessor postProcessor;
    private readonly bool isAlwaysAligned;
    private readonly WorkspacePool workspaces = new();

    private TextTokenizer(TokenizerElement root)
    {
        root.AllowOnly("version", "truncation", "padding", "added_tokens", "normalizer", "pre_tokenizer", "post_processor", "decoder", "model");
        if (root.Find("version") is { } version && version.Text() != "1.0")
            throw version.Error($"the version \"{version.Text()}\" is not supported, only \"1.0\".");

        normalizer = root.Find("normalizer") is { } n ? Components.Normalizers.Read(n) : null;
        BertNormalization = root.Find("normalizer") is { } b && b.Type == BertNormalizerOptions.Type ? BertNormalizerOptions.Read(b) : null;
        preTokenizer = root.Find("pre_tokenizer") is { } p ? Components.PreTokenizers.Read(p) : null;
        postProcessor = root.Find("post_processor") is { } f ? Components.PostProcessors.Read(f) : PostProcessor.None;
        isAlwaysAligned = preTokenizer?.NeedsAlignment ?? false;
        model = Components.Models.Read(root.Member("model"));
        added = AddedVocabulary.Read(root, model, normalizer);
    }

    /// <summary>Tokens in the vocabulary, added ones included; where ids have no gaps, as in all usual files, every id is below it.</summary>
    public int VocabularySize => model.VocabularySize + added.NewCount;

    /// <summary>What the normalizer does, if it is that of BERT and nothing else.</summary>
    internal BertNormalizerOptions? BertNormalization { get; }

    /// <summary>The special tokens before the ids of a text; may be empty.</summary>
    public IReadOnlyList<int> PrefixIds => postProcessor.Prefix;

    /// <summary>The special tokens after the ids of a text; may be empty.</summary>
    public IReadOnlyList<int> SuffixIds => postProcessor.Suffix;

    /// <summary>Loads a tokenizer.</summary>
    /// <param name="path">A <c>tokenizer.json</c>.</param>
    /// <exception cref="TokenizerFormatException">
    /// The file is missing, is not JSON, or has a component or option that is not supported.
    /// </exception>
    public static TextTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            TokenizerElement root = TokenizerSource.Read(path, out JsonDocument json);
            using (json)
                return new(root);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what the parser throws for an escaped surrogate without its partner.
            throw new TokenizerFormatException(path, "$", $"this is not JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenizerFormatException(path, "$", $"the file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Appends the ids of a text, without special tokens around them and without truncation.</summary>
    /// <param name="text">Any text; may be empty. Literal special tokens in it are recognised, as the reference does.</param>
    /// <param name="ids">Where to append; reuse it from text to text.</param>
    /// <exception cref="TokenizerFormatException">A regular expression of the file took more than 10 seconds for one match.</exception>
    public void Tokenize(ReadOnlySpan<char> text, List<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Tokenize(text, ids, offsets: null);
    }

    /// <summary>The ids of a text with the special tokens around them, never truncated.</summary>
    /// <param name="text">Any text; may be empty.</param>
    /// <returns>A new list; at least the special tokens.</returns>
    /// <exception cref="TokenizerFormatException">A regular expression of the file took more than 10 seconds for one match.</exception>
    public IReadOnlyList<int> Encode(string text) => Encode(text, int.MaxValue);

    /// <summary>The ids of a text with the special tokens around them, the end cut off where there are too many.</summary>
    /// <param name="text">Any text; may be empty.</param>
    /// <param name="maxTokens">The greatest number of ids, special tokens included.</param>
    /// <returns>A new list of at most <paramref name="maxTokens"/> ids.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The special tokens alone are more than that.</exception>
    /// <exception cref="TokenizerFormatException">A regular expression of the file took more than 10 seconds for one match.</exception>
    public IReadOnlyList<int> Encode(string text, int maxTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, PrefixIds.Count + SuffixIds.Count);

        var ids = new List<int>(PrefixIds);
        Tokenize(text, ids);
        int keep = maxTokens - SuffixIds.Count;
        if (ids.Count > keep)
            ids.RemoveRange(keep, ids.Count - keep);
        ids.AddRange(SuffixIds);
        return ids;
    }

    /// <summary>The ids of a text with the special tokens around them, and the part of the text that each stands for.</summary>
    /// <param name="text">Any text; may be empty.</param>
    /// <param name="maxTokens">The greatest number of ids, special tokens included; what is more is cut off at the end.</param>
    /// <returns>Ids and offsets, at most <paramref name="maxTokens"/> of each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The special tokens alone are more than that.</exception>
    /// <exception cref="TokenizerFormatException">A regular expression of the file took more than 10 seconds for one match.</exception>
    public TokenizedText EncodeWithOffsets(string text, int maxTokens = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, PrefixIds.Count + SuffixIds.Count);

        var ids = new List<int>();
        var offsets = new TokenOffsets(text, postProcessor.Trimmings);
        Tokenize(text, ids, offsets);
        int count = Math.Min(ids.Count, maxTokens - PrefixIds.Count - SuffixIds.Count);
        return new(
            [.. PrefixIds, .. ids.Take(count), .. SuffixIds],
            [.. new (int, int)[PrefixIds.Count], .. offsets.Items.Take(count), .. new (int, int)[SuffixIds.Count]]);
    }

    private void Tokenize(ReadOnlySpan<char> text, List<int> ids, TokenOffsets? offsets)
    {
        PreTokens workspace = workspaces.Rent();
        TokenizeRaw(Utf16.HasUnpairedSurrogate(text) ? Utf16.ReplaceUnpairedSurrogates(text) : text, workspace, ids, offsets);
        workspaces.Return(workspace);
    }

    private void TokenizeRaw(ReadOnlySpan<char> text, PreTokens workspace, List<int> ids, TokenOffsets? offsets)
    {
        int search = 0;
        for (int position = 0; position < text.Length;)
        {
            AddedToken? token = added.Raw.FindNext(text, ref search, position, out int start, out int end);
            if (start > position)
                TokenizeSegment(text[position..start], position, workspace, ids, offsets);
            if (token is not null)
            {
                ids.Add(token.Id);
                offsets?.Add((start, end), text[start..end]);
            }

            position = end;
        }
    }

    private void TokenizeSegment(ReadOnlySpan<char> text, int textStart, PreTokens workspace, List<int> ids, TokenOffsets? offsets)
    {
        if (isAlwaysAligned || offsets is not null)
            workspace.Text.LoadAligned(text, textStart);
        else
            workspace.Text.Load(text);
        normalizer?.Normalize(workspace.Text);

        int search = 0;
        AddedToken? token = added.Normalized.FindNext(workspace.Text.Span, ref search, 0, out int start, out int end);
        if (token is null)
        {
            TokenizeNormalized(workspace, ids, offsets);
            return;
        }

        // The pre-tokenizer may rewrite the text, so the parts come from a copy.
        EditedText whole = workspace.Whole;
        whole.LoadPart(workspace.Text, 0, workspace.Text.Span.Length);
        for (int position = 0; position < whole.Span.Length;)
        {
            if (start > position)
            {
                workspace.Text.LoadPart(whole, position, start);
                TokenizeNormalized(workspace, ids, offsets);
            }

            if (token is not null)
            {
                ids.Add(token.Id);
                offsets?.Add(whole.OriginalRange(start, end), whole.Span[start..end]);
            }

            position = end;
            token = added.Normalized.FindNext(whole.Span, ref search, position, out start, out end);
        }
    }

    private void TokenizeNormalized(PreTokens workspace, List<int> ids, TokenOffsets? offsets)
    {
        workspace.Reset();
        preTokenizer?.Split(workspace);
        ReadOnlySpan<char> text = workspace.Text.Span;
        foreach ((int start, int end) in workspace.Pieces)
        {
            model.Tokenize(text[start..end], ids, offsets?.PieceRanges);
            offsets?.AddPiece(workspace.Text, start);
        }
    }
}

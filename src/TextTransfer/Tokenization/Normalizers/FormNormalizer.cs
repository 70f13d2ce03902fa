namespace TextTransfer.Tokenization;

/// <summary>
/// One of the four normalization forms of Unicode (UAX #15), by tables of version 9 as the reference has them. Only stretches
/// around characters that the form may change are worked on; time is linear but for the sorting of long runs of marks.
/// </summary>
internal sealed class FormNormalizer : TextNormalizer
{
    private const int StackLength = 32;

    /// <summary>Past the last code point that decomposes or combines.</summary>
    private const int ActiveEnd = 0x30000;

    private static readonly Lazy<FormNormalizer> Nfc = new(() => new(isCompatible: false, composes: true));
    private static readonly Lazy<FormNormalizer> Nfd = new(() => new(isCompatible: false, composes: false));
    private static readonly Lazy<FormNormalizer> Nfkc = new(() => new(isCompatible: true, composes: true));
    private static readonly Lazy<FormNormalizer> Nfkd = new(() => new(isCompatible: true, composes: false));

    private readonly CodePointTable<string?> decompositions;
    private readonly bool composes;
    private readonly CodePointTable<bool> active = new();

    private FormNormalizer(bool isCompatible, bool composes)
    {
        decompositions = isCompatible ? Decompositions.Compatibility : Decompositions.Canonical;
        this.composes = composes;
        for (int codePoint = 0; codePoint < ActiveEnd; codePoint++)
        {
            string? decomposition = decompositions[codePoint];
            bool comesBack = composes && decomposition == Decompositions.Canonical[codePoint] && Decompositions.IsComposite(codePoint);
            if (Decompositions.CombiningClasses[codePoint] != 0 || (decomposition is not null && !comesBack))
                active.Set([codePoint, codePoint], true);
        }

        if (!composes)
        {
            active.Set([HangulSyllable.First, HangulSyllable.Last], true);
            return;
        }

        active.Set([HangulSyllable.FirstVowel, HangulSyllable.LastVowel, HangulSyllable.FirstTrailing, HangulSyllable.LastTrailing], true);
        foreach (int second in Decompositions.SecondCodePoints)
            active.Set([second, second], true);
    }

    /// <summary>Canonical decomposition, NFD.</summary>
    public static FormNormalizer CanonicalDecomposition => Nfd.Value;

    /// <summary>Reads the component <c>NFC</c>, <c>NFD</c>, <c>NFKC</c> or <c>NFKD</c>.</summary>
    public static FormNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type");
        return component.Type switch
        {
            "NFC" => Nfc.Value,
            "NFD" => Nfd.Value,
            "NFKC" => Nfkc.Value,
            _ => Nfkd.Value,
        };
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        ReadOnlySpan<char> source = text.Span;
        var buffer = new CharacterBuffer(stackalloc CombiningCharacter[StackLength]);
        int previous = 0;
        for (int i = 0; i < source.Length;)
        {
            int ascii = source[i..].IndexOfAnyExceptInRange('\0', '\x7F');
            if (ascii < 0)
                break;
            if (ascii > 0)
            {
                i += ascii;
                previous = i - 1;
            }

            if (!active[Utf16.CodePointAt(source, i, out int length)])
            {
                previous = i;
                i += length;
                continue;
            }

            // An active character may change the inactive one before it, and nothing before that.
            int start = composes ? previous : i;
            int end = i + length;
            while (end < source.Length && active[Utf16.CodePointAt(source, end, out length)])
                end += length;
            text.Keep(start - text.Position);
            Edit(text, source[start..end], ref buffer);
            previous = i = end;
        }

        buffer.Dispose();
        if (text.Position == 0)
            return;
        text.KeepRest();
        text.Commit();
    }

    private void Edit(EditedText text, ReadOnlySpan<char> source, ref CharacterBuffer buffer)
    {
        Decompose(source, ref buffer);
        Order(buffer.Characters);
        if (composes)
            buffer.Count = Compose(buffer.Characters);

        Span<char> chars = stackalloc char[2];
        foreach (CombiningCharacter character in buffer.Characters)
        {
            ReadOnlySpan<char> written = chars[..Utf16.Write(character.CodePoint, chars)];
            if (character.Change > 0)
                text.Insert(written);
            else
                text.Replace(Utf16.LengthAt(text.Span, text.Position), written);
            for (int removed = character.Change; removed < 0; removed++)
                text.Remove(Utf16.LengthAt(text.Span, text.Position));
        }
    }

    private void Decompose(ReadOnlySpan<char> source, ref CharacterBuffer buffer)
    {
        buffer.Count = 0;
        Span<char> syllable = stackalloc char[3];
        for (int i = 0; i < source.Length;)
        {
            int codePoint = Utf16.CodePointAt(source, i, out int length);
            ReadOnlySpan<char> decomposition = HangulSyllable.Is(codePoint)
                ? syllable[..HangulSyllable.Decompose(codePoint, syllable)]
                : decompositions[codePoint] ?? source.Slice(i, length);
            for (int j = 0; j < decomposition.Length;)
            {
                buffer.Add(Utf16.CodePointAt(decomposition, j, out int charCount), change: j == 0 ? 0 : 1);
                j += charCount;
            }

            i += length;
        }
    }

    /// <summary>Canonical ordering: sorts each run of marks by their classes.</summary>
    private static void Order(Span<CombiningCharacter> characters)
    {
        for (int i = 0; i < characters.Length; i++)
        {
            int start = i;
            while (i < characters.Length && characters[i].CombiningClass != 0)
                i++;
            if (i - start > 1)
                characters[start..i].Sort();
        }
    }

    /// <summary>Canonical composition in place.</summary>
    /// <returns>The number of characters that are left.</returns>
    private static int Compose(Span<CombiningCharacter> characters)
    {
        int count = 0;
        int starter = -1;
        foreach (CombiningCharacter character in characters)
        {
            bool isBlocked = starter < 0 || (count - 1 > starter && characters[count - 1].CombiningClass >= character.CombiningClass);
            if (!isBlocked && Decompositions.TryCompose(characters[starter].CodePoint, character.CodePoint, out int composite))
            {
                characters[starter] = characters[starter] with { CodePoint = composite, Change = characters[starter].Change + character.Change - 1 };
                continue;
            }

            if (character.CombiningClass == 0)
                starter = count;
            characters[count++] = character;
        }

        return count;
    }
}

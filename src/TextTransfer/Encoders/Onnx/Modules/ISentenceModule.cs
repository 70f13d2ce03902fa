namespace TextTransfer.Encoders;

/// <summary>A step of sentence-transformers between pooling and the sentence embedding: vector in, vector out. Immutable.</summary>
internal interface ISentenceModule
{
    /// <summary>What it is in one line, settings and the hash of its weights included; part of the fingerprint.</summary>
    string Identity { get; }

    /// <summary>Values of the vectors it takes; null for any.</summary>
    int? InputDimension { get; }

    /// <summary>Values of the vectors it gives; null for as many as it takes.</summary>
    int? OutputDimension { get; }

    /// <summary>Gives the vector of a vector; the input may be overwritten or returned.</summary>
    float[] Apply(float[] vector);
}

namespace TextTransfer.Store.Hub;

/// <summary>What another attempt may give.</summary>
internal enum FaultKind
{
    /// <summary>The same again.</summary>
    Final,

    /// <summary>Better luck: a cut connection, a busy server.</summary>
    Transient,

    /// <summary>No server there: its name is not known, or nobody takes the connection.</summary>
    Unreachable,

    /// <summary>Content that is not what was listed: worth one fresh attempt, since each costs the whole file.</summary>
    Corrupt,
}

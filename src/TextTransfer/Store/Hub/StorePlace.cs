namespace TextTransfer.Store.Hub;

/// <summary>Where one encoder is in a store. The parts of an id have no <c>--</c>, so that names made of them are unambiguous.</summary>
internal sealed class StorePlace(string root, HubModelId id)
{
    private readonly string name = $"{id.Name}@{Uri.EscapeDataString(id.Revision)}";

    /// <summary>The encoder itself: complete or absent.</summary>
    public string Folder => Path.Combine(root, id.Owner, name);

    /// <summary>What a pull has so far; kept when it ends early.</summary>
    public string Staging => Path.Combine(root, ".partial", $"{id.Owner}--{name}");

    /// <summary>Held open while somebody changes the encoder. Never deleted: another process may be about to open it.</summary>
    public string LockFile => Path.Combine(root, ".locks", $"{id.Owner}--{name}.lock");

    /// <summary>The encoder on its way out: in the middle of being replaced or deleted.</summary>
    private string Old => $"{Staging}.old";

    /// <summary>Puts back an encoder whose replacement was cut off between its two moves.</summary>
    public void Recover()
    {
        // Without a lock file it was being deleted.
        if (!Directory.Exists(Folder) && File.Exists(Path.Combine(Old, LockDocument.FileName)))
            Directory.Move(Old, Folder);
    }

    /// <summary>Puts what is staged in the place of what is there, which stays when that fails.</summary>
    public void Publish()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        DeleteOld();
        bool replaces = Directory.Exists(Folder);
        if (replaces)
            Directory.Move(Folder, Old);
        try
        {
            Directory.Move(Staging, Folder);
        }
        catch when (replaces)
        {
            Directory.Move(Old, Folder);
            throw;
        }

        DeleteOld();
    }

    /// <summary>Deletes the encoder and what a pull has left.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Delete()
    {
        bool any = DeleteOld();
        foreach (string folder in new[] { Folder, Staging }.Where(Directory.Exists))
        {
            // Away in one step first, so that nobody opens half an encoder.
            Directory.CreateDirectory(Path.GetDirectoryName(Old)!);
            Directory.Move(folder, Old);
            any |= DeleteOld();
        }

        return any;
    }

    private bool DeleteOld()
    {
        if (!Directory.Exists(Old))
            return false;

        // The lock file first: what is left of a deletion that was cut off is not to be put back.
        File.Delete(Path.Combine(Old, LockDocument.FileName));
        Directory.Delete(Old, recursive: true);
        return true;
    }
}

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

    /// <summary>Puts what is staged in the place of what is there.</summary>
    public void Publish()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        string old = $"{Staging}.old";
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
        if (Directory.Exists(Folder))
            Directory.Move(Folder, old);
        Directory.Move(Staging, Folder);
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    /// <summary>Deletes the encoder and what a pull has left.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Delete()
    {
        bool any = false;
        foreach (string folder in new[] { Folder, Staging, $"{Staging}.old" }.Where(Directory.Exists))
        {
            // Away in one step first, so that nobody opens half an encoder.
            string doomed = $"{Staging}.{Guid.NewGuid():N}.old";
            Directory.CreateDirectory(Path.GetDirectoryName(doomed)!);
            Directory.Move(folder, doomed);
            Directory.Delete(doomed, recursive: true);
            any = true;
        }

        return any;
    }
}

using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TextTransfer.Files;
using TextTransfer.Server;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer keys</c>: the file of keys of the service, which holds their hashes alone.</summary>
internal static class KeysCommand
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(StandardStreams streams)
    {
        Argument<string> name = new("name") { Description = "Whose key it is." };
        Argument<string> file = new("file") { Description = "The file of keys; made when it does not exist.", DefaultValueFactory = _ => "keys.json" };
        Option<int?> days = new("--days") { Description = "Days it is accepted (default: for ever)." };
        Command add = new("add", "Make a key, write it to standard output and its hash to the file. A client changes over while its old key still stands there.") { name, file, days };
        add.SetWork((parsed, _) =>
        {
            if (parsed.GetValue(days) is < 1)
                throw new WrongUseException("--days takes a number from 1.");
            (string secret, ApiKey key) = ApiKey.Create(parsed.GetValue(name)!);
            JsonObject entry = new() { ["Name"] = key.Name, ["Sha256"] = key.Sha256 };
            if (parsed.GetValue(days) is { } count)
                entry["Expires"] = DateTimeOffset.UtcNow.AddDays(count).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
            Change(parsed.GetValue(file)!, keys => keys.Add((JsonNode)entry));
            using StreamWriter output = streams.OpenText();
            output.WriteLine(secret);
            streams.Error.WriteLine($"Give it to the client; it is kept nowhere. {parsed.GetValue(file)} has its hash, and a service that runs with it accepts it in a second.");
        });

        Command remove = new("remove", "Remove all keys of a name but the newest, or with --all that too.") { name, file };
        Option<bool> all = new("--all") { Description = "The newest too." };
        remove.Add(all);
        remove.SetWork((parsed, _) =>
        {
            int removed = 0;
            Change(parsed.GetValue(file)!, keys =>
            {
                JsonNode[] mine = [.. keys.OfType<JsonNode>().Where(k => (string?)k["Name"] == parsed.GetValue(name))];
                foreach (JsonNode key in parsed.GetValue(all) ? mine : mine.SkipLast(1))
                {
                    keys.Remove(key);
                    removed++;
                }
            });
            streams.Error.WriteLine($"{removed} removed.");
        });
        return new("keys", "Keys of the service.") { add, remove };
    }

    private static void Change(string file, Action<JsonArray> change)
    {
        JsonObject root = File.Exists(file) ? Parse(file) : [];
        JsonObject server = Within(Within(root, "TextTransfer"), "Server");
        if (server["Keys"] is not JsonArray keys)
            server["Keys"] = keys = [];
        change(keys);
        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(root.ToJsonString(Written))));
    }

    private static JsonObject Within(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new JsonException("it is no object");
        }
        catch (JsonException e)
        {
            throw new WrongUseException($"{file} is no file of keys: {e.Message}");
        }
    }
}

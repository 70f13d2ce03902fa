using System.Text;

namespace TextTransfer.Encoders;

/// <summary>
/// The files a large ONNX model keeps its weights in. Walks the protocol-buffer message only as far as tensors can lie, and
/// skips over their data (onnx.proto: ModelProto with its graph and functions, TensorProto.external_data).
/// </summary>
internal static class ExternalWeights
{
    /// <summary>Graphs nest in attributes of nodes; no model nests them as deep as this.</summary>
    private const int MaxDepth = 100;

    private enum Message
    {
        None, Model, Graph, Function, Node, Attribute, Tensor, SparseTensor, Entry,
    }

    /// <summary>
    /// Full paths of the files, in ordinal order; each can be read. Null where the model cannot be walked to its end: then
    /// either it is none, which the runtime says better, or it has a form that the runtime may read and this does not know.
    /// </summary>
    public static IReadOnlyList<string>? Find(string modelPath)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
        return FolderFile.Read(modelPath, ReadLocations) is { } locations ? [.. locations.Select(l => Resolve(modelPath, folder, l))] : null;
    }

    private static SortedSet<string>? ReadLocations(string modelPath)
    {
        SortedSet<string> locations = new(StringComparer.Ordinal);
        try
        {
            using FileStream file = new(modelPath, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 14);
            Read(file, file.Length, Message.Model, 0, locations);
            return locations;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Resolve(string modelPath, string folder, string location)
    {
        if (!FolderPath.IsWithin(folder, location))
            throw new EncoderFormatException(modelPath, $"keeps weights outside its folder ('{location}').");

        string path = Path.GetFullPath(Path.Combine(folder, location));
        if (!File.Exists(path))
            throw new EncoderFormatException(modelPath, $"keeps weights in the file {location}, which is not beside it; take it from the model's page.");

        // The runtime's own error would be about the model.
        FolderFile.Read(path, File.OpenRead).Dispose();
        return path;
    }

    private static Message Child(Message parent, int field) => (parent, field) switch
    {
        (Message.Model, 7) => Message.Graph,
        (Message.Model, 25) => Message.Function,
        (Message.Function, 7) => Message.Node,
        (Message.Function, 11) => Message.Attribute,
        (Message.Graph, 1) => Message.Node,
        (Message.Graph, 5) => Message.Tensor,
        (Message.Graph, 15) => Message.SparseTensor,
        (Message.Node, 5) => Message.Attribute,
        (Message.Attribute, 5 or 10) => Message.Tensor,
        (Message.Attribute, 6 or 11) => Message.Graph,
        (Message.Attribute, 22 or 23) => Message.SparseTensor,
        (Message.SparseTensor, 1 or 2) => Message.Tensor,
        (Message.Tensor, 13) => Message.Entry,
        _ => Message.None,
    };

    private static void Read(FileStream file, long end, Message message, int depth, SortedSet<string> locations)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException();

        string key = "", value = "";
        while (file.Position < end)
        {
            ulong tag = ReadVarint(file);
            int field = (int)(tag >> 3);
            ulong number = (tag & 7) is 0 or 2 ? ReadVarint(file) : 0;
            long length = (tag & 7) switch
            {
                0 => 0,
                1 => 8,
                5 => 4,
                2 => (long)number,
                _ => throw new InvalidDataException(),
            };
            long next = file.Position + length;
            if (length < 0 || next > end)
                throw new InvalidDataException();

            if (message == Message.Entry && field is 1 or 2)
                (key, value) = field == 1 ? (ReadText(file, length), value) : (key, ReadText(file, length));
            else if ((tag & 7) == 2 && Child(message, field) is not Message.None and var child)
                Read(file, next, child, depth + 1, locations);
            else if (length > 0)
                file.Seek(next, SeekOrigin.Begin);
        }

        if (message == Message.Entry && key == "location")
            locations.Add(value);
    }

    private static ulong ReadVarint(FileStream file)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            int b = file.ReadByte();
            if (b < 0)
                throw new InvalidDataException();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new InvalidDataException();
    }

    private static string ReadText(FileStream file, long length)
    {
        if (length > 1 << 16)
            throw new InvalidDataException();
        byte[] bytes = new byte[length];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}

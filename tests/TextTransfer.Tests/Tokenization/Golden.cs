using System.Buffers.Binary;
using System.Text;

namespace TextTransfer.Tests.Tokenization;

/// <summary>What the reference implementation made of texts.</summary>
internal static class Golden
{
    /// <summary>The lines of a file that the repository holds.</summary>
    public static string[] Fixture(string name) =>
        Encoding.UTF8.GetString(Checkout.Unzip(Checkout.File($"tests/TextTransfer.Tests/Tokenization/Fixtures/{name}.jsonl.gz"))).Split('\n')[..^1];

    /// <summary>The shared texts; skips the running test where they are absent.</summary>
    public static string[] Texts(string corpus) => corpus == "lines"
        ? Encoding.UTF8.GetString(Checkout.Unzip(Checkout.Shared("golden/public/lines_public.txt.gz"))).Split('\n')[..^1]
        : Checkout.ReadJsonStrings(Checkout.Shared("golden/public/adversarial_public.jsonl"));

    /// <summary>The unsigned integers of a shared file, one after another.</summary>
    public static List<int> Numbers(string corpus, string name, string kind, int size = sizeof(ushort))
    {
        byte[] bytes = Checkout.Unzip(Checkout.Shared($"golden/public/ids/{corpus}.{name}.{kind}.bin.gz"));
        var numbers = new List<int>(bytes.Length / size);
        for (int i = 0; i < bytes.Length; i += size)
            numbers.Add(size == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(i)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i)));
        return numbers;
    }
}

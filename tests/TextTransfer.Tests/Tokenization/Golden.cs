using System.Buffers.Binary;
using System.Text;

namespace TextTransfer.Tests.Tokenization;

/// <summary>What the reference implementation made of the shared texts; tests that ask for it are skipped where it is absent.</summary>
internal static class Golden
{
    public static string[] Texts(string corpus) => corpus == "lines"
        ? Encoding.UTF8.GetString(Checkout.Unzip(Checkout.Shared("golden/public/lines_public.txt.gz"))).Split('\n')[..^1]
        : Checkout.ReadJsonStrings(Checkout.Shared("golden/public/adversarial_public.jsonl"));

    /// <summary>The unsigned integers of a file, one after another.</summary>
    public static List<int> Numbers(string corpus, string name, string kind, int size = sizeof(ushort))
    {
        byte[] bytes = Checkout.Unzip(Checkout.Shared($"golden/public/ids/{corpus}.{name}.{kind}.bin.gz"));
        var numbers = new List<int>(bytes.Length / size);
        for (int i = 0; i < bytes.Length; i += size)
            numbers.Add(size == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(i)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i)));
        return numbers;
    }
}

namespace TextTransfer.Classification.Archive;

/// <summary>A model file has a layout of a later version.</summary>
internal sealed class NewerSchemaException(int schema) : Exception
{
    public int Schema { get; } = schema;
}

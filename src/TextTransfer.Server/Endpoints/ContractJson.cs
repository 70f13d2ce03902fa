using System.Text.Json.Serialization;

namespace TextTransfer.Server.Endpoints;

/// <summary>How what is taken and given is read and written, made when this is compiled: a trimmed service has it, and the first request need not wait for it.</summary>
[JsonSerializable(typeof(ClassifyRequest))]
[JsonSerializable(typeof(ClassifyResponse))]
[JsonSerializable(typeof(StreamLine))]
[JsonSerializable(typeof(StreamResult))]
[JsonSerializable(typeof(EmbeddingsRequest))]
[JsonSerializable(typeof(EmbeddingsResponse))]
[JsonSerializable(typeof(ReadOnlyMemory<float>))]
[JsonSerializable(typeof(Stream))]
[JsonSerializable(typeof(CompareRequest))]
[JsonSerializable(typeof(CompareResponse))]
[JsonSerializable(typeof(ModelsResponse))]
[JsonSerializable(typeof(ModelItem))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ContractJson : JsonSerializerContext;

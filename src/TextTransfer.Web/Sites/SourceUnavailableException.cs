namespace TextTransfer.Web.Sites;

/// <summary>A source gives nothing, or nothing more; the message says why, and another source takes its place.</summary>
internal sealed class SourceUnavailableException(string reason, Exception? innerException = null) : Exception(reason, innerException);

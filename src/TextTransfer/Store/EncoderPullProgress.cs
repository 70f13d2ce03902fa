namespace TextTransfer;

/// <summary>How far a pull is. Reports come one at a time, from the threads that download.</summary>
/// <param name="Bytes">Bytes at hand: downloaded, resumed or found on this machine. It falls when a file has to be begun again.</param>
/// <param name="TotalBytes">Bytes of all files together; 0 until the files are chosen.</param>
/// <param name="Notice">What a user may want to know now, such as a wait and its reason; <see langword="null"/> mostly.</param>
public readonly record struct EncoderPullProgress(long Bytes, long TotalBytes, string? Notice = null);

namespace TextTransfer.Accuracy;

/// <summary>What one raw row is about. Rows of other weights or settings of an encoder are other rows, so its fingerprint counts.</summary>
internal readonly record struct FewShotKey(string Set, int Shots, int Split, string Method, string Fingerprint);

namespace BasicControl.Core.Recovery;

/// <summary>A store that lies in one file and was looked through after it was written.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Position">Position of the journal's last row: everything up to it is in the copy.</param>
/// <param name="LastHash">Hash of that row, lower-case hexadecimal; write it down apart from the copy.</param>
/// <param name="KeptAs">Where the store that stood there before lies now; null when there was none.</param>
/// <param name="Known">The last row that the anchors of the store that stood there know of; those behind <paramref name="Position"/> are not in the copy.</param>
public sealed record StoreCopy(string Path, long Bytes, long Position, string LastHash, string? KeptAs = null, long? Known = null);

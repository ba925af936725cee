namespace BasicControl.Core.Sealing;

/// <summary>Texts that lie sealed cannot be opened, and would be lost if they were written anew.</summary>
public sealed class KeysAbsentException() : Exception("The key of a sealed text is absent: writing it anew would lose what it holds.");

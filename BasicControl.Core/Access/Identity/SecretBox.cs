namespace BasicControl.Core.Access.Identity;

/// <summary>Encrypts the few secrets that have to be read again: the keys of second factors. The host gives one that holds its key outside the store.</summary>
public interface ISecretBox
{
    string Close(string secret);

    /// <returns>Null when it was closed with another key, as after a restore without the old keys.</returns>
    string? Open(string closed);
}

namespace BasicControl.Core.Basics;

/// <summary>A name in Chinese and, where there is one, in English. Names of foreign sources stand in both places as they are.</summary>
public readonly record struct LocalName(string Zh, string? En)
{
    public string In(bool english) => english ? En ?? Zh : Zh;
}

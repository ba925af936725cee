using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>Code of a Chinese police unit: 12 digits, the first six a division code of GB/T 2260.</summary>
public static class UnitCode
{
    private const int Length = 12;

    public static bool IsValid(string code) =>
        code.Length == Length && code.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && code[0] != '0';

    /// <summary>Division code (GB/T 2260) that the unit belongs to.</summary>
    public static string DivisionOf(string code) => code[..6];

    public static Refusal? Check(string field, string code) => IsValid(code) ? null : new("unit.code-form", field, code);
}

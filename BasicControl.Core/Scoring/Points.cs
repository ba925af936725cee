using System.Globalization;

namespace BasicControl.Core.Scoring;

/// <summary>
/// A score, or a part of one, in whole millionths of a point: 0 to 100 points. Every step of the arithmetic is whole
/// numbers rounded half up, so that the same counts give the same digits everywhere.
/// </summary>
public readonly record struct Points(long Millionths) : IComparable<Points>
{
    public const long Whole = 1_000_000;

    public static readonly Points Zero;

    public static Points Of(int points) => new(points * Whole);

    public decimal Value => (decimal)Millionths / Whole;

    public int CompareTo(Points other) => Millionths.CompareTo(other.Millionths);

    public static Points operator -(Points one, Points other) => new(one.Millionths - other.Millionths);

    public static Points operator +(Points one, Points other) => new(one.Millionths + other.Millionths);

    public static bool operator <(Points one, Points other) => one.Millionths < other.Millionths;

    public static bool operator >(Points one, Points other) => one.Millionths > other.Millionths;

    public static bool operator <=(Points one, Points other) => one.Millionths <= other.Millionths;

    public static bool operator >=(Points one, Points other) => one.Millionths >= other.Millionths;

    /// <summary>With one digit behind the point, half away from zero.</summary>
    public string Printed(CultureInfo culture) => Math.Round(Value, 1, MidpointRounding.AwayFromZero).ToString("0.0", culture);

    public override string ToString() => Value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Quotient of two whole numbers, half up; the divisor is above zero.</summary>
    internal static long Divide(long number, long by) =>
        number >= 0 ? (number + (by / 2)) / by : -((-number + (by / 2)) / by);
}

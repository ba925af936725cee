namespace BasicControl.Core.Samples;

/// <summary>The feeds of the sample city; its orders belong to the desk.</summary>
internal static class SampleSources
{
    /// <summary>Emergency calls.</summary>
    public const string Calls = "110";

    /// <summary>The civic hotline; the centre makes leads of what it passes on.</summary>
    public const string Civic = "12345";

    public const string Phone = "电话";
    public const string Hotline = "政务热线";

    public static readonly TimeSpan CallsExpected = TimeSpan.FromSeconds(90);
    public static readonly TimeSpan CivicExpected = TimeSpan.FromMinutes(10);
}

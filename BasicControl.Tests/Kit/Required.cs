namespace BasicControl.Tests.Kit;

/// <summary>What a test needs from outside the repository: skipped when absent, failed when the build demands it.</summary>
internal static class Required
{
    public const string DataSwitch = "BASICCONTROL_REQUIRE_DATA";
    public const string BrowserSwitch = "BASICCONTROL_REQUIRE_BROWSER";

    /// <summary>Skips the running test, or fails it when the environment variable is <c>1</c>.</summary>
    public static void SkipUnless(bool present, string what, string environmentSwitch)
    {
        if (present) return;
        if (Environment.GetEnvironmentVariable(environmentSwitch) == "1") Assert.Fail($"{what} is required here ({environmentSwitch}=1) and absent.");
        Assert.Skip($"{what} is absent.");
    }
}

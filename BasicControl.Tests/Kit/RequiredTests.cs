using Xunit.Sdk;

namespace BasicControl.Tests.Kit;

public sealed class RequiredTests
{
    [Fact]
    public void A_test_whose_need_is_absent_is_skipped()
    {
        // Assert.Throws would let the skip through and skip this test itself.
        Exception? seen = null;
        try
        {
            Required.SkipUnless(present: false, "it", "BASICCONTROL_NEVER_SET");
        }
        catch (SkipException skip)
        {
            seen = skip;
        }

        Assert.NotNull(seen);
    }

    [Fact]
    public void A_test_whose_need_is_absent_fails_where_the_build_demands_it()
    {
        Environment.SetEnvironmentVariable("BASICCONTROL_ONLY_SET_HERE", "1");
        Assert.Throws<FailException>(() => Required.SkipUnless(present: false, "it", "BASICCONTROL_ONLY_SET_HERE"));
    }

    [Fact]
    public void A_test_whose_need_is_there_runs() => Required.SkipUnless(present: true, "it", "BASICCONTROL_NEVER_SET");
}

using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

public sealed class BriefingRequestTests
{
    [Theory]
    [InlineData("zh-CN", "as-of 的时间")]
    [InlineData("en", "choose now or an earlier instant")]
    public async Task An_instant_that_has_not_come_is_refused_with_its_field_and_its_cure(string language, string words)
    {
        await using var test = await TestCentre.Open();
        var today = test.Centre.Book.ZoneOf(test.City.Id).DayOf(test.Clock.Now);

        var plan = new BriefingRequest(test.City.Id, BriefingPeriod.Of(today), test.Clock.Now.AddMilliseconds(1)).Plan(test.Centre.Book, test.Clock.Now);

        Assert.Equal(("time.future", "as-of"), (plan.Refusal.Code, plan.Refusal.Field));
        Assert.Contains(words, RefusalText.Of(plan.Refusal, CultureInfo.GetCultureInfo(language)), StringComparison.Ordinal);
        Assert.True(new BriefingRequest(test.City.Id, BriefingPeriod.Of(today), test.Clock.Now).Plan(test.Centre.Book, test.Clock.Now).IsAccepted);
    }
}

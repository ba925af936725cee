using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Retention;
using BasicControl.Web.Components.Retention;
using Bunit;
using Microsoft.AspNetCore.Components.Forms.Mapping;

namespace BasicControl.Tests.Components;

/// <summary>The system administrator's page of retention.</summary>
public sealed class RetentionPageTests : OfficeTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public RetentionPageTests() => Services.AddSupplyValueFromFormProvider();

    [Theory]
    [InlineData("zh-CN", "没有到期的记录", "警情")]
    [InlineData("en", "Nothing is due", "Incidents")]
    public void The_rules_in_force_are_listed_and_nothing_due_says_so(string language, string nothing, string kind)
    {
        In(language);
        Take(Test.Administrator);
        var page = Render<RetentionPage>();

        Assert.Contains(nothing, page.WaitForElement("#nothing-due", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal(RetentionRule.Shipped.Select(rule => $"{rule.Months}"), page.FindAll("#retention-rules td.number").Select(cell => cell.TextContent));
        Assert.Equal(kind, page.Find("#retention-rules tr[data-kind=Incidents] th").TextContent);
    }

    [Fact]
    public async Task What_is_due_is_listed_by_month_erased_after_a_confirmation_and_reported()
    {
        await Old();
        Take(Test.Administrator);
        FillIn(new RetentionInput { Sure = true });
        var page = Render<RetentionPage>();
        page.WaitForElement("tr[data-kind=Incidents][data-month='2020-01']", Patience);

        await page.Find("form[method=post] input[type=checkbox]").Closest("form")!.SubmitAsync();

        Assert.Contains("已清除 1 条", page.WaitForElement("#retention-report h2", Patience).TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("#nothing-due"));
        Assert.Null(Test.Centre.Reader.ReadNow(db => db.Incidents.Single().Address));
    }

    [Fact]
    public async Task Without_the_confirmation_nothing_is_erased_and_the_page_says_what_is_missing()
    {
        await Old();
        Take(Test.Administrator);
        FillIn(new RetentionInput());
        var page = Render<RetentionPage>();

        await page.WaitForElement("input[type=checkbox]", Patience).Closest("form")!.SubmitAsync();

        Assert.Contains("再勾选确认", page.WaitForElement("[role=alert] li[data-code='retention.not-sure']", Patience).TextContent, StringComparison.Ordinal);
        Assert.NotNull(Test.Centre.Reader.ReadNow(db => db.Incidents.Single().Address));
    }

    [Theory]
    [InlineData(24, "合同约定两年", null)]
    [InlineData(3, "太短", "retention.months")]
    public async Task A_rule_is_set_within_its_bounds(int months, string basis, string? code)
    {
        Take(Test.Administrator);
        FillIn(new RetentionInput { Kind = RetentionKind.Notes, Months = months, Basis = basis });
        var page = Render<RetentionPage>();

        await page.WaitForElement("#rule-months", Patience).Closest("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(code is null ? months : 60, int.Parse(page.Find("#retention-rules tr[data-kind=Notes] td.number").TextContent, System.Globalization.CultureInfo.InvariantCulture)), Patience);
        Assert.Equal(code, page.FindAll("[role=alert] li").Select(line => line.GetAttribute("data-code")).SingleOrDefault());
    }

    [Fact]
    public async Task Who_administers_one_of_two_cities_may_look_and_not_act()
    {
        await Old();
        await Test.Centre.Commit.Batch(session => Test.Centre.Organisation.City(session, "另一市局", "Asia/Shanghai", "990200000000"));
        await TakeAccount(Post.SystemAdministrator, Test.City.Id);
        var page = Render<RetentionPage>();

        page.WaitForElement("#retention-may-not", Patience);
        Assert.NotEmpty(page.FindAll("tr[data-kind=Incidents]"));
        Assert.Empty(page.FindAll("form"));
    }

    private Task<IReadOnlyList<Receipt>> Old() => Test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord
    {
        Source = "110",
        Number = "OLD-1",
        At = new(2020, 1, 15, 0, 0, 0, DateTimeKind.Utc),
        Type = "求助",
        Unit = Test.East.Code,
        Address = "厦禾路88号",
        Text = "long ago",
    }]);
}

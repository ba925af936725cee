using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Incidents;
using BasicControl.Web.Components.Privacy;
using BasicControl.Web.Components.WorkOrders;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Tests.Components;

/// <summary>The pages of records mask what names a person until somebody who may has asked for it with a reason.</summary>
public sealed class ClearTextTests : OfficeTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Secrets = ["88号", "1202", "13812345678", "11010519491231002X", "京A12345"];

    [Fact]
    public async Task Every_role_sees_the_mask_first_and_only_those_of_the_table_are_offered_more()
    {
        var incident = await Incident();
        var order = await Order();
        Actor?[] viewers = [null, Test.CentreDesk, Test.EastDesk, Test.Officer, Test.Supervisor, new(null, Post.Branch, Test.City.Id, "branch"), new(null, Post.Modeller, Test.City.Id, "modeller")];
        foreach (var viewer in viewers)
        {
            if (viewer is not null) Take(viewer);
            var may = viewer?.Post is Post.CentreDesk or Post.StationDesk or Post.Officer or Post.Supervisor;
            IsMasked(IncidentPage(incident), may);
            IsMasked(OrderPage(order), may);
        }
    }

    [Fact]
    public async Task A_visitor_and_a_role_without_it_are_told_why()
    {
        var incident = await Incident();
        Assert.Contains("进入有权限的角色后", IncidentPage(incident).WaitForElement("#masked-why", Patience).TextContent, StringComparison.Ordinal);
        In("en");
        Take(new(null, Post.Branch, Test.City.Id, "branch"));
        Assert.Contains("Your role may not", IncidentPage(incident).WaitForElement("#masked-why", Patience).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_reason_an_order_shows_everything_once_and_is_masked_again_when_it_is_opened_anew()
    {
        var order = await Order();
        Take(Test.EastDesk);
        FillIn(new ClearTextForm.ReasonInput { Reason = "联系当事人" });

        var page = OrderPage(order);
        await page.WaitForElement("details[data-action=clear] form", Patience).SubmitAsync();

        page.WaitForElement("#shown-clear", Patience);
        Assert.Contains("联系当事人", page.Find("#shown-clear").TextContent, StringComparison.Ordinal);
        Assert.Contains("厦禾路88号1202室", page.Find(".facts dl").TextContent, StringComparison.Ordinal);
        Assert.Contains("13812345678", page.Find(".facts .measures").TextContent, StringComparison.Ordinal);
        Assert.Contains("11010519491231002X", page.WaitForElement(".record-trail q", Patience).TextContent, StringComparison.Ordinal);
        Assert.Contains("京A12345", page.WaitForElement(".note-body", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal(1, Looks());
        FillIn(new object());
        IsMasked(OrderPage(order), true);
    }

    [Theory]
    [InlineData("zh-CN", "请写明查看原文的理由")]
    [InlineData("en", "Say why you need to see it in clear")]
    public async Task Without_a_reason_it_stays_masked_and_the_field_says_so(string language, string words)
    {
        var incident = await Incident();
        In(language);
        Take(Test.Officer);
        FillIn(new ClearTextForm.ReasonInput { Reason = " " });

        var page = IncidentPage(incident);
        await page.WaitForElement("details[data-action=clear] form", Patience).SubmitAsync();

        Assert.Contains(words, page.WaitForElement("[role=alert] li[data-code='clear.reason-missing']", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#clear-reason").GetAttribute("aria-invalid"));
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal));
        Assert.Equal(0, Looks());
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown_and_that_is_told()
    {
        var incident = await Incident();
        Take(Test.EastDesk);
        FillIn(new ClearTextForm.ReasonInput { Reason = "because" });
        var page = IncidentPage(incident);
        page.WaitForElement("details[data-action=clear] form", Patience);
        await Test.Centre.Commit.Batch(session => session.Prepare("PRAGMA query_only=1").Execute());

        await page.Find("details[data-action=clear] form").SubmitAsync();

        Assert.Contains("原文没有显示", page.WaitForElement("[role=alert] li[data-code='clear.not-recorded']", Patience).TextContent, StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal));
    }

    private static void IsMasked<T>(IRenderedComponent<T> page, bool offersMore)
        where T : IComponent
    {
        page.WaitForElement("#masked-why", Patience);
        page.WaitForElement(page.Instance is OrderRecordPage ? ".note-body" : ".record-trail li", Patience);
        page.WaitForElement(".record-trail li", Patience);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal));
        Assert.Equal(offersMore ? 1 : 0, page.FindAll("details[data-action=clear]").Count);
    }

    private IRenderedComponent<IncidentRecordPage> IncidentPage(long id) => Render<IncidentRecordPage>(parameters => parameters.Add(page => page.Id, id));

    private IRenderedComponent<OrderRecordPage> OrderPage(long id) => Render<OrderRecordPage>(parameters => parameters.Add(page => page.Id, id));

    private int Looks() => Test.Centre.Reader.ReadNow(db => db.Changes.Count(row => row.Kind == "read.unmasked"));

    private async Task<long> Incident()
    {
        await Test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord
        {
            Source = "110",
            Number = "M-1",
            At = Test.Clock.Now,
            Type = "求助",
            Unit = Test.East.Code,
            Address = "厦禾路88号1202室",
            Text = "住厦禾路88号1202室的张三来电13812345678，身份证11010519491231002X，车京A12345",
        }]);
        return Test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "M-1").Id.Value);
    }

    private async Task<long> Order()
    {
        var id = (await Test.Centre.Orders.Open(
            new OpenOrder(Test.City.Id, OrderKind.Directive, Level.Yellow, "纠纷", "回访京A12345车主")
            {
                Measures = "上门厦禾路88号1202室，先电13812345678，核11010519491231002X",
                Responsible = Test.East.Id,
                Address = "厦禾路88号1202室",
            },
            Test.CentreDesk)).Value;
        Assert.True((await Test.Centre.Dispatch.Dispatch(id, 1, Test.East.Id, Test.CentreDesk)).IsAccepted);
        Assert.True((await Test.Centre.Notes.Leave(new(NoteAbout.Order, id.Value, "催办京A12345车主"), Test.Supervisor)).IsAccepted);
        return id.Value;
    }
}

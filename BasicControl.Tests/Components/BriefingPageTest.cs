using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Tests.Briefing;
using BasicControl.Web.Components.Briefing;
using BasicControl.Web.Setup;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components;

/// <summary>The base of tests of the briefing's pages: two requests of a day, a draft of it, what the browser would have posted.</summary>
public abstract class BriefingPageTest : OfficeTest
{
    protected static readonly DateOnly Day = new(2026, 11, 19);

    protected BriefingPageTest()
    {
        Services.AddBriefingParts();
        Services.AddSupplyValueFromFormProvider();
    }

    protected BriefingDesk Desk => Services.GetRequiredService<BriefingDesk>();

    protected static void Refused<T>(IRenderedComponent<T> page, string code)
        where T : IComponent
    {
        var line = page.WaitForElement($"[role=alert] [data-code='{code}']");
        Assert.DoesNotContain(code, line.TextContent, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(line.TextContent));
    }

    protected IRenderedComponent<BriefingPage> Show(long id)
    {
        var page = Render<BriefingPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".briefing-desk");
        return page;
    }

    protected IRenderedComponent<BriefingListPage> List()
    {
        var page = Render<BriefingListPage>();
        page.WaitForState(() => page.FindAll("form, #read-only").Count > 0);
        return page;
    }

    protected IRenderedComponent<HandoverPage> Sheet()
    {
        var page = Render<HandoverPage>();
        page.WaitForElement(".both-names");
        return page;
    }

    internal List<Core.Briefing.Handovers.Handover> Sheets() => Test.Centre.Reader.ReadNow(db => db.Set<Core.Briefing.Handovers.Handover>().ToList());

    protected Task Fill(DateOnly day) => Test.Requests(BriefingKit.Start(day), ("A", 1, 9, 4, "East", "noise"), ("B", 2, 10, null, "990101020000", "parking"));

    protected async Task<long> Drafted(DateOnly day, bool fill = true)
    {
        if (fill)
        {
            await Fill(day);
        }

        return (await Desk.Draft(new BriefingRequest(Test.City.Id, BriefingPeriod.Of(day)), Test.CentreDesk)).Value;
    }

    protected async Task<BriefingFile> Find(long id) => (await Services.GetRequiredService<BriefingQueries>().Find(Scope.Everything, id))!;
}

using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Briefing.Schedule;
using BasicControl.Core.Clock;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

/// <summary>The briefing's desks over a test's centre.</summary>
internal sealed class BriefingKit
{
    private readonly TestCentre _test;

    public BriefingKit(TestCentre test, BriefingOptions? options = null)
    {
        var centre = test.Centre;
        _test = test;
        Desk = new(centre.Commit, centre.Reader, new BriefingReader(centre.Book, centre.Targets, centre.Feeds, centre.Rubrics), centre.Book, test.Clock);
        Queries = new(centre.Reader, Desk, centre.Book);
        Issuer = new(Desk, centre.Commit, centre.Reader, centre.Book, test.Clock, options ?? new());
        Handovers = new(centre.Commit, centre.Reader, new HandoverSheet(centre.Book, centre.Feeds), centre.Book, test.Clock, new());
    }

    public BriefingDesk Desk { get; }

    public BriefingQueries Queries { get; }

    public BriefingIssuer Issuer { get; }

    public HandoverDesk Handovers { get; }

    public static DateTime Start(DateOnly day) => CityZone.Of("Asia/Shanghai").StartOf(day);

    public async Task<long> Draft(DateOnly day) => (await Desk.Draft(new BriefingRequest(_test.City.Id, BriefingPeriod.Of(day)), _test.CentreDesk)).Value;

    public Task<Outcome<int>> Edit(long id, int version, string place, LocalName text) =>
        Desk.Edit(new EditBriefing(id, version, new Dictionary<string, LocalName> { [place] = text }, new Dictionary<string, LocalName>()), _test.CentreDesk);

    public List<BriefingRecord> Records() => _test.Centre.Reader.ReadNow(db => db.Briefings.OrderBy(row => row.Id).ToList());

    public List<BriefingDue> Dues() => _test.Centre.Reader.ReadNow(db => db.BriefingDues.OrderBy(row => row.At).ThenBy(row => row.Job).ToList());
}

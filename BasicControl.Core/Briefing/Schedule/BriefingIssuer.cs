using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Schedule;

/// <summary>
/// Does what is due whenever somebody wakes it: drafts the latest briefing of each job, marks those whose hour has passed
/// unsigned, and flags frozen ones that later records would change. Waking it twice, late, or with a clock set back does nothing twice.
/// </summary>
public sealed class BriefingIssuer(BriefingDesk desk, Commit commit, StoreReader reader, OrganisationBook book, TimeProvider clock, BriefingOptions options)
{
    /// <summary>Due instants looked back for after a long absence.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(400);

    /// <summary>Without a record in this many days before, a city is not briefed on by itself.</summary>
    private const int QuietDays = 35;

    private int _awake;

    /// <summary>Journal position at which each frozen briefing was last held against the records.</summary>
    private readonly Dictionary<long, long> _looked = [];

    public async Task Wake(CancellationToken stop = default)
    {
        if (Interlocked.Exchange(ref _awake, 1) == 1)
        {
            return;
        }

        try
        {
            foreach (var city in book.Cities.ToList())
            {
                foreach (var job in Enum.GetValues<BriefingJob>())
                {
                    await Issue(city.Id, job, stop);
                }
            }

            await MarkUnsigned(stop);
            await FlagLate(stop);
        }
        finally
        {
            Volatile.Write(ref _awake, 0);
        }
    }

    /// <summary>Issues the latest due instant that has not been dealt with; older ones are noted as missed.</summary>
    private async Task Issue(UnitId city, BriefingJob job, CancellationToken stop)
    {
        var (now, zone) = (clock.UtcNow(), book.ZoneOf(city));
        var last = await reader.Read(db => db.BriefingDues.Where(due => due.CityId == city && due.Job == job).Max(due => (DateTime?)due.At), stop);

        // The first time only the latest is owed, not the past before the program came.
        var dues = BriefingCalendar.Dues(job, zone, options.At, last ?? now - LongestAbsence, now).ToList();
        if (dues.Count == 0)
        {
            return;
        }

        var (latest, period) = (dues[^1], BriefingCalendar.PeriodOf(job, zone, dues[^1]));
        var (result, id) = await IsQuiet(city, period, stop) ? (DueResult.Quiet, null) : (DueResult.Issued, await Draft(city, period, latest + options.SignWithin, stop));
        await commit.Batch(
            session =>
            {
                foreach (var due in last is null ? [latest] : dues)
                {
                    Note(session, city, job, due, due == latest ? result : DueResult.Missed, due == latest ? id : null);
                }

                return 0;
            },
            stop);
    }

    private static void Note(WriteSession session, UnitId city, BriefingJob job, DateTime due, DueResult result, long? briefing)
    {
        if (!session.Db.BriefingDues.Any(row => row.CityId == city && row.Job == job && row.At == due))
        {
            session.Db.BriefingDues.Add(new() { Id = session.NextId("briefing_dues"), CityId = city, Job = job, At = due, Result = result, BriefingId = briefing });
        }
    }

    private async Task<long?> Draft(UnitId city, BriefingPeriod period, DateTime signBy, CancellationToken stop)
    {
        var drafted = await desk.Draft(new BriefingRequest(city, period), Actor.System, signBy, stop);

        // Somebody has drafted it by hand already: that one is it.
        return drafted.TryGet(out var id) ? id
            : await reader.Read(db => db.Briefings.Where(row => row.CityId == city && row.From == period.From && row.To == period.To).Max(row => (long?)row.Id), stop);
    }

    private Task<bool> IsQuiet(UnitId city, BriefingPeriod period, CancellationToken stop)
    {
        var zone = book.ZoneOf(city);
        var (from, to, scope) = (zone.StartOf(period.From.AddDays(-QuietDays)), zone.EndOf(period.To), new FigureScope { City = city });
        var figures = new FigureQueries(book);
        return reader.Read(
            db => figures.Counts(Scope.Everything, db, scope, to, new(from, null)).Created == 0 && new IncidentFigureQueries(book).Count(Scope.Everything, db, scope, to, new(from, null)) == 0
                && figures.Counts(Scope.Everything, db, scope, to).Open == 0,
            stop);
    }

    private async Task MarkUnsigned(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var ids = await reader.Read(
            db => db.Briefings.Where(row => row.SignBy < now && (row.State == BriefingState.Drafted || row.State == BriefingState.Edited)).Select(row => row.Id).ToList(), stop);
        if (ids.Count > 0)
        {
            await commit.Batch(session => BriefingMarks.Unsigned(session, ids), stop);
        }
    }

    private async Task FlagLate(CancellationToken stop)
    {
        var since = clock.UtcNow().AddDays(-options.LateDays);
        var signed = await reader.Read(
            db => db.Briefings.Where(row => row.State == BriefingState.Signed && row.AsOf >= since).Select(row => new { row.Id, row.AsOf, row.Position }).ToList(), stop);
        foreach (var one in signed.Where(one => BriefingMarks.MayHaveMoved(commit.Position, _looked.GetValueOrDefault(one.Id, one.Position))))
        {
            var position = commit.Position;
            var lines = await reader.Read(db => db.Briefings.FirstOrDefault(row => row.Id == one.Id) is { } frozen ? BriefingDifference.Late(BriefingJson.Read(frozen.Content), desk.Recount(db, frozen)) : [], stop);
            await commit.Batch(session => BriefingMarks.Late(session, one.Id, lines), stop);
            _looked[one.Id] = position;
        }
    }
}

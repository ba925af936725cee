using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Wall;

/// <summary>What happens in one step of a history.</summary>
internal enum Deed
{
    Open,
    Record,
    Close,
    Reopen,
    Reassign,
    Retype,
    Feedback,
    Cancel,
    Unmerge,
    Redue,
    Settle,
    Repeat,
    Dispute,
    Incident,
    Tick,
    TickToMidnight,
    TickToNext,
}

/// <summary>One step: what, to which of a few records, and free numbers that it takes its values from.</summary>
internal sealed record Step(Deed Deed, int Record, int[] Free)
{
    public override string ToString() => $"{Deed} {Record} [{string.Join(' ', Free)}]";
}

/// <summary>A city, a beginning and the steps after it.</summary>
internal sealed record History(string Zone, DateTime Start, bool CountsIncidents, int WindowDays, IReadOnlyList<Step> Steps)
{
    // Beginnings shortly before a night on which the clocks change: at 2, at midnight, by half an hour, by a whole day.
    private static readonly (string Zone, string Start)[] Beginnings =
    [
        ("Asia/Shanghai", "2026-11-20T15:30:00Z"), ("floating", "2018-10-21T22:00:00Z"), ("America/New_York", "2024-11-03T03:30:00Z"),
        ("America/New_York", "2024-03-10T04:30:00Z"), ("Australia/Lord_Howe", "2024-04-06T12:00:00Z"), ("Africa/Cairo", "2024-04-25T21:30:00Z"),
        ("Africa/Cairo", "2024-10-31T20:30:00Z"), ("America/Havana", "2024-11-03T04:30:00Z"), ("Pacific/Apia", "2011-12-30T09:30:00Z"),
        ("Europe/London", "2024-10-26T22:59:59.999Z"), ("America/Sao_Paulo", "2018-11-04T02:30:00Z"),
    ];

    private static readonly long[] Spans = [0, 1, 999, 60_000, 1_800_000, 3_600_000, 5 * 3_600_000L, 86_400_000, 86_400_001, 3 * 86_400_000L, 9 * 86_400_000L, 45 * 86_400_000L];

    public static Arbitrary<History> Arbitrary { get; } = Arb.From(Generator(), Smaller);

    public WallWorld Begin() => new(Zone, Start, CountsIncidents, WindowDays);

    public static void Do(WallWorld world, Step step)
    {
        var known = world.Orders.GetValueOrDefault(step.Record);
        switch (step.Deed)
        {
            case Deed.Incident:
                world.Set(step.Record, Incident(world, step));
                break;
            case Deed.Tick:
                world.Tick(TimeSpan.FromMilliseconds(Spans[step.Free[0] % Spans.Length]));
                break;
            case Deed.TickToMidnight:
                var zone = world.Book.ZoneOf(WallWorld.City);
                world.Tick(zone.StartOf(zone.DayOf(world.At).AddDays(1)) - world.At + TimeSpan.FromMilliseconds((step.Free[0] % 3) - 1));
                break;
            case Deed.TickToNext:
                world.Tick(world.Board.NextInstant - world.At);
                break;
            default:
                if (Move(world, step, known) is { } facts)
                {
                    world.Set(step.Record, facts);
                }

                break;
        }
    }

    public override string ToString() => $"{Zone} {Start:O} incidents {CountsIncidents} window {WindowDays}: {string.Join("; ", Steps)}";

    private static OrderFacts? Move(WallWorld world, Step step, OrderFacts? known) => step.Deed switch
    {
        Deed.Open when known is null => Any(world, step) with { CreatedAt = world.At, ClosedAt = null, FeedbackAt = null, State = WorkOrderState.Received },
        Deed.Record => Any(world, step),
        _ when known is null => null,
        Deed.Close => known with { ClosedAt = world.At, NextDue = null, State = WorkOrderState.Closed },
        Deed.Reopen => known with { ClosedAt = null, NextDue = known.DoneDue, State = WorkOrderState.Handling },
        Deed.Reassign => known with { Unit = UnitOf(step.Free[0]), Officer = OfficerOf(step.Free[1]) },
        Deed.Retype => known with { Type = new((step.Free[0] % 3) + 1), Level = (Level)(step.Free[1] % 4), Kind = (OrderKind)(step.Free[2] % 4) },
        Deed.Feedback => known with { FeedbackAt = world.At },
        Deed.Cancel => known with { State = step.Free[0] % 2 == 0 ? WorkOrderState.Cancelled : WorkOrderState.Merged },
        Deed.Unmerge => known with { State = WorkOrderState.Received },
        Deed.Settle => known with { Settlement = (Settlement)(step.Free[0] % 3), ClosedAt = step.Free[1] % 2 == 0 ? world.At : known.ClosedAt },
        Deed.Repeat => known with { RepeatAt = Maybe(world, step.Free[0]) },
        Deed.Dispute => known with { Dispute = (DisputeKind)(step.Free[0] % 13), Weapon = step.Free[1] % 3 == 0 },
        Deed.Redue => known with { DoneDue = Maybe(world, step.Free[0]), NextDue = Maybe(world, step.Free[1]) },
        _ => null,
    };

    private static OrderFacts Any(WallWorld world, Step step) => new(
        $"N{step.Record}", WallWorld.City, UnitOf(step.Free[0]), OfficerOf(step.Free[1]), new(1), new((step.Free[2] % 3) + 1), (OrderKind)(step.Free[3] % 4),
        (Origin)(step.Free[7] % 3), (Level)(step.Free[4] % 4), step.Free[5] % 7 == 0 ? WorkOrderState.Merged : WorkOrderState.Handling, Near(world, step.Free[6]),
        Maybe(world, step.Free[7]), Maybe(world, step.Free[8]), Maybe(world, step.Free[9]), Maybe(world, step.Free[10]), OrderClock.Done)
    {
        CellLatitude = step.Free[5] % 4 == 0 ? null : (step.Free[5] % 3) - 1,
        CellLongitude = (step.Free[6] % 3) - 1,
        Dispute = step.Free[8] % 3 == 0 ? DisputeKind.None : (DisputeKind)(step.Free[8] % 13),
        Weapon = step.Free[7] % 4 == 0,
        Settlement = (Settlement)(step.Free[9] % 3),
        RepeatAt = Maybe(world, step.Free[10]),
    };

    private static IncidentFacts Incident(WallWorld world, Step step) => new(
        WallWorld.City, UnitOf(step.Free[0]), new(1), new((step.Free[1] % 3) + 1), (Level)(step.Free[8] % 4), Near(world, step.Free[2]),
        step.Free[3] % 4 == 0 ? null : (step.Free[3] % 3) - 1, (step.Free[4] % 3) - 1)
    {
        Dispute = step.Free[5] % 2 == 0 ? DisputeKind.None : (DisputeKind)(step.Free[5] % 13),
        Weapon = step.Free[7] % 4 == 0,
    };

    private static UnitId UnitOf(int free) => free % 7 == 6 ? WallWorld.Unassigned : free % 7 == 5 ? WallWorld.City : WallWorld.Units[free % 7];

    private static PersonId? OfficerOf(int free) => free % 4 == 0 ? null : new((free % 3) + 1);

    private static DateTime? Maybe(WallWorld world, int free) => free % 5 == 0 ? null : Near(world, free / 5);

    /// <summary>An instant before, at or after now, or on a local midnight near by.</summary>
    private static DateTime Near(WallWorld world, int free)
    {
        var span = TimeSpan.FromMilliseconds(Spans[free / 3 % Spans.Length]);
        var zone = world.Book.ZoneOf(WallWorld.City);
        return (free % 3) switch
        {
            0 => world.At - span,
            1 => world.At + span,
            _ => zone.StartOf(zone.DayOf(world.At).AddDays((free / 3 % 8) - 5)),
        };
    }

    private static Gen<History> Generator()
    {
        var step =
            from deed in Gen.Elements(Enum.GetValues<Deed>())
            from record in Gen.Choose(1, 6)
            from free in Gen.ArrayOf(Gen.Choose(0, 10_000), 11)
            select new Step(deed, record, free);
        return
            from beginning in Gen.Elements(Beginnings)
            from countsIncidents in Gen.Elements(true, false)
            from window in Gen.Elements(1, 3, 30)
            from length in Gen.Choose(1, 40)
            from steps in Gen.ListOf(step, length)
            select new History(
                beginning.Zone, DateTime.Parse(beginning.Start, null, System.Globalization.DateTimeStyles.AdjustToUniversal), countsIncidents, window,
                [.. steps.Where(one => countsIncidents || one.Deed != Deed.Incident)]);
    }

    private static IEnumerable<History> Smaller(History history)
    {
        for (var half = history.Steps.Count / 2; half > 0; half /= 2)
        {
            for (var from = 0; from + half <= history.Steps.Count; from += half)
            {
                yield return history with { Steps = [.. history.Steps.Take(from), .. history.Steps.Skip(from + half)] };
            }
        }
    }
}

using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Wall;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Scoring;

internal enum ScoreDeed
{
    Open,
    Advance,
    AdvanceMore,
    Aside,
    Record,
    Rerecord,
    Repeat,
    Contest,
    Publish,
    Tick,
    TickToNext,
}

internal sealed record ScoreStep(ScoreDeed Deed, int[] Free)
{
    public override string ToString() => $"{Deed} [{string.Join(' ', Free)}]";
}

/// <summary>A beginning and what happens after it: moves, re-assignments, reopenings, late records, contests, rubrics, time.</summary>
internal sealed record ScoreHistory(string Zone, DateTime Start, IReadOnlyList<ScoreStep> Steps)
{
    private static readonly (string Zone, string Start)[] Beginnings =
        [("Asia/Shanghai", "2026-11-20T15:30:00Z"), ("America/New_York", "2024-11-03T03:30:00Z"), ("Pacific/Apia", "2011-12-30T09:30:00Z")];

    private static readonly long[] Minutes = [0, 1, 14, 16, 59, 61, 110, 150, 600, 1_439, 1_441, 3_000, 4_400, 10_100];

    private static readonly string[] Texts = ["已见面劝阻并登记", "好的", "。。。", "双方达成书面协议", "已见面，劝阻并登记！"];

    private static readonly OrderAction[] Away = [OrderAction.Cancel, OrderAction.Return, OrderAction.Suspend, OrderAction.Merge];

    public static Arbitrary<ScoreHistory> Arbitrary { get; } = Arb.From(Generator(), Smaller);

    public override string ToString() => $"{Zone} {Start:O}: {string.Join("; ", Steps)}";

    public ScoreWorld Play(Action<ScoreWorld, int> after)
    {
        var world = new ScoreWorld(Zone, Start);
        for (var i = 0; i < Steps.Count; i++)
        {
            Do(world, Steps[i]);
            after(world, i);
        }

        return world;
    }

    private static void Do(ScoreWorld world, ScoreStep step)
    {
        var free = step.Free;
        var order = world.Orders.Count == 0 ? null : world.Orders[1 + (free[0] % world.Orders.Count)];
        switch (step.Deed)
        {
            case ScoreDeed.Open:
                world.Open((OrderKind)(free[1] % 3), (Level)(1 + (free[2] % 3)), UnitOf(free[3]), TimeSpan.Zero);
                break;
            case ScoreDeed.Advance or ScoreDeed.AdvanceMore or ScoreDeed.Aside when order is not null && order.Origin == Origin.Own:
                Move(world, order, step);
                break;
            case ScoreDeed.Record:
                world.Record(UnitOf(free[1]), free[2] % 4 == 0 ? null : OfficerOf(free[2]), Near(world, free[3]), Maybe(world, free[4]), Maybe(world, free[5]));
                break;
            case ScoreDeed.Rerecord when order?.Origin == Origin.External:
                world.Rerecord(order, Maybe(world, free[1]), UnitOf(free[2]));
                break;
            case ScoreDeed.Repeat when world.Orders.Values.FirstOrDefault(one => one.State == WorkOrderState.Closed && one.Facts().IsDispute) is { } closed:
                world.Repeat(closed, Near(world, free[1]));
                break;
            case ScoreDeed.Contest when world.Lines() is { Count: > 0 } lines:
                world.Uphold(lines[free[1] % lines.Count]);
                break;
            case ScoreDeed.Publish:
                world.Publish(RubricOf(world, free));
                break;
            case ScoreDeed.Tick:
                world.Tick(TimeSpan.FromMinutes(Minutes[free[1] % Minutes.Length]));
                break;
            case ScoreDeed.TickToNext:
                world.Tick(world.Folded.NextInstant - world.At);
                break;
        }
    }

    private static void Move(ScoreWorld world, WorkOrder order, ScoreStep step)
    {
        var rows = Transitions.All.Where(row => row.From == order.State && (step.Deed == ScoreDeed.Aside || !Away.Contains(row.Action))).ToList();
        if (rows.Count > 0)
        {
            world.Move(order, rows[step.Free[1] % rows.Count], UnitOf(step.Free[2]), OfficerOf(step.Free[3]), Texts[step.Free[4] % Texts.Length]);
        }
    }

    private static Rubric RubricOf(ScoreWorld world, int[] free) => new(
        world.Rubrics.Latest.Version + 1, world.At.AddMinutes(Minutes[free[1] % Minutes.Length]),
        [new(ScorePart.Completion, 60), new(ScorePart.Quality, 40 - (free[2] % 40)), new(ScorePart.Timeliness, free[2] % 40)],
        RuleRegister.All.Where((_, i) => (i + free[3]) % 5 != 0).Select(rule => new RubricRule(rule.Rule, (ScorePart)((int)rule.Rule % 3), (free[4] + (int)rule.Rule * 7) % 101)),
        1 + (free[5] % 4), free[0] % 30);

    private static UnitId UnitOf(int free) => free % 7 == 6 ? WallWorld.Unassigned : free % 7 == 5 ? WallWorld.City : WallWorld.Units[free % 7];

    private static PersonId OfficerOf(int free) => new((free % 3) + 1);

    private static DateTime? Maybe(ScoreWorld world, int free) => free % 4 == 0 ? null : Near(world, free / 4);

    private static DateTime Near(ScoreWorld world, int free)
    {
        var span = TimeSpan.FromMinutes(Minutes[free / 2 % Minutes.Length]);
        return Instants.Truncate(free % 3 == 0 ? world.At + span : world.At - span);
    }

    private static Gen<ScoreHistory> Generator()
    {
        var deeds = Enum.GetValues<ScoreDeed>().Concat(Enumerable.Repeat(ScoreDeed.Advance, 14)).ToArray();
        var step =
            from deed in Gen.Elements(deeds)
            from free in Gen.ArrayOf(Gen.Choose(0, 10_000), 6)
            select new ScoreStep(deed, free);
        return
            from beginning in Gen.Elements(Beginnings)
            from length in Gen.Choose(1, 60)
            from steps in Gen.ListOf(step, length)
            select new ScoreHistory(
                beginning.Zone, DateTime.Parse(beginning.Start, null, System.Globalization.DateTimeStyles.AdjustToUniversal), [.. steps]);
    }

    private static IEnumerable<ScoreHistory> Smaller(ScoreHistory history)
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

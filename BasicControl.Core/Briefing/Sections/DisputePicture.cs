using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Disputes;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>The disputes of the period: by kind against the days before, kind × unit, unit × hour, and how many orders about them are settled. Left out where no record is about a dispute.</summary>
internal static class DisputePicture
{
    private const int Hours = 24;

    public static BriefingSection? Of(BriefingFacts facts)
    {
        var disputes = facts.Figures.Disputes;
        var hasBefore = facts.Before is not null;
        if (disputes.Now == 0 && !(hasBefore && disputes.Before > 0))
        {
            return null;
        }

        var blocks = new List<BriefingBlock> { Kinds(facts, disputes.Kinds, hasBefore), Settled(facts) };
        if (disputes.Now > 0)
        {
            blocks.Add(KindUnits(facts));
            blocks.Add(UnitHours(facts));
        }

        return new("disputes", Said.Of("Section_Disputes"), BriefingPart.Annex, blocks);
    }

    private static TableBlock Kinds(BriefingFacts facts, IReadOnlyDictionary<DisputeKind, (long Now, long Before)> kinds, bool hasBefore)
    {
        var rows = DisputeKinds.All.Where(kinds.ContainsKey).Select(kind => (Name: kind.Name(), kinds[kind].Now, kinds[kind].Before)).OrderByDescending(kind => kind.Now).ToList();
        List<BriefingColumn> columns =
        [
            Columns.Text("kind", "Col_Kind"), Columns.Count("disputes", "Col_Disputes"),
            .. hasBefore
                ? [new BriefingColumn("disputes_before", Said.Of("Col_DisputesBefore", facts.BeforeName), ValueKind.Count), Columns.Count("change", "Col_Change")]
                : Array.Empty<BriefingColumn>(),
        ];
        return new(
            "disputes", Said.Of("Table_Disputes"), columns, [.. rows.Select(row => Row(Columns.Name(row.Name), row.Now, row.Before))],
            Row(Columns.Total, rows.Sum(row => row.Now), rows.Sum(row => row.Before)),
            facts.Figures.Disputes.WithWeapon > 0 ? Said.Of("Table_Disputes_Weapon", facts.Figures.Disputes.WithWeapon) : null);

        IReadOnlyList<BriefingValue?> Row(BriefingValue name, long now, long before) =>
            [name, new CountValue(now), .. hasBefore ? [new CountValue(before), new CountValue(now - before)] : Array.Empty<BriefingValue>()];
    }

    private static TextBlock Settled(BriefingFacts facts)
    {
        var settled = facts.Figures.Disputes.Settled;
        return new("settled", TextRole.Note, [settled.Value is null ? Said.Of("Settled_None") : Said.Of("Settled", settled.Denominator, settled.Numerator, Comparisons.Value(settled))]);
    }

    private static HeatBlock KindUnits(BriefingFacts facts)
    {
        var counts = facts.Figures.Disputes.KindUnits;
        var units = facts.Names.InOrder(counts.Keys.Select(cell => cell.Unit).Distinct()).ToList();
        var kinds = DisputeKinds.All.Where(kind => counts.Keys.Any(cell => cell.Kind == kind)).ToList();
        return new(
            "dispute-kind-station", Said.Of("Heat_DisputeKinds"), Said.Of("Col_Unit"), [.. units.Select(facts.Names.Of)], [.. kinds.Select(kind => kind.Name())],
            [.. units.SelectMany(unit => kinds.Select(kind => counts.GetValueOrDefault((kind, unit))))]);
    }

    private static HeatBlock UnitHours(BriefingFacts facts)
    {
        var counts = facts.Figures.Disputes.UnitHours;
        var units = facts.Names.InOrder(counts.Keys.Select(cell => cell.Unit).Distinct()).ToList();
        return new(
            "dispute-station-hour", Said.Of("Heat_DisputeHours"), Said.Of("Col_Unit"), [.. units.Select(facts.Names.Of)],
            [.. Enumerable.Range(0, Hours).Select(hour => new LocalName(hour.ToString(CultureInfo.InvariantCulture), null))],
            [.. units.SelectMany(unit => Enumerable.Range(0, Hours).Select(hour => counts.GetValueOrDefault((unit, hour))))]);
    }
}

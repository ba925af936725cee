using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Scoring;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>
/// The faults notice (通报): by unit and rule, in the order of the units' codes, and the latest orders behind it. No person is named:
/// whoever answers for a unit opens the order.
/// </summary>
internal static class Faults
{
    public static BriefingSection? Of(BriefingFacts facts)
    {
        if (facts.Faults is not { Counts.Count: > 0 } faults)
        {
            return null;
        }

        var rules = RuleRegister.All.Where(rule => faults.Counts.Keys.Any(cell => cell.Rule == rule.Rule)).ToList();
        var units = facts.Names.InOrder(faults.Counts.Keys.Select(cell => cell.Unit).Distinct()).ToList();
        var total = faults.Counts.Values.Sum();
        return new("faults", Said.Of("Section_Faults"), BriefingPart.Annex,
        [
            new TableBlock(
                "faults", Said.Of("Table_Faults"),
                [
                    Columns.Text("station", "Col_Unit"), .. rules.Select(rule => new BriefingColumn(rule.Code.Replace('-', '_'), rule.Name, ValueKind.Count)),
                    new("total", Said.Of("Total"), ValueKind.Count),
                ],
                [
                    .. units.Select(unit => Row(
                        Columns.Name(facts.Names.Of(unit)), rules.Select(rule => faults.Counts.GetValueOrDefault((unit, rule.Rule))))),
                ],
                Row(Columns.Total, rules.Select(rule => faults.Counts.Where(cell => cell.Key.Rule == rule.Rule).Sum(cell => cell.Value))),
                Said.Of("Table_Faults_Note")),
            new TableBlock(
                "fault-orders", Said.Of("Table_FaultOrders"),
                [
                    Columns.Text("number", "Col_Number"), Columns.Text("fault", "Col_Fault"), Columns.Text("station", "Col_Unit"),
                    new("at", Said.Of("Col_At"), ValueKind.Instant),
                ],
                [
                    .. faults.Latest.Select(one => (IReadOnlyList<BriefingValue?>)
                    [
                        TextValue.Of(one.Order.Number), new TextValue(RuleRegister.Of(one.Rule).Name), new TextValue(facts.Names.Of(one.Unit)), new InstantValue(one.At),
                    ]),
                ],
                Note: total > faults.Latest.Count ? Said.Of("Table_FaultOrders_Cut", faults.Latest.Count, total) : null),
        ]);
    }

    private static IReadOnlyList<BriefingValue?> Row(BriefingValue name, IEnumerable<int> counts)
    {
        var all = counts.ToList();
        return [name, .. all.Select(count => new CountValue(count)), new CountValue(all.Sum())];
    }
}

using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Scoring;

/// <summary>Sheets and lists as documents for machines: stable key names and codes, points as numbers, times in the city's zone.</summary>
public sealed class ScoreDocument(OrganisationBook book, CityZone zone)
{
    public OrderedDictionary<string, object?> Of(ScoreSheet sheet) => new()
    {
        ["scope"] = sheet.Scope.Person is { } person ? Named(person) : Named(sheet.Scope.Unit!.Value),
        ["from"] = FigureDocument.TimeOf(zone, sheet.Period.From),
        ["to"] = FigureDocument.TimeOf(zone, sheet.Period.To),
        ["as_of"] = FigureDocument.TimeOf(zone, sheet.At),
        ["rubric"] = sheet.Rubric.Version,
        ["score"] = sheet.Score?.Value,
        ["own"] = sheet.Own?.Value,
        ["mean"] = sheet.Mean?.Value,
        ["mean_of"] = sheet.MeanOf is { } unit ? Named(unit) : null,
        ["range"] = sheet.Range.Value,
        ["firmness"] = CodeOf(sheet.Firmness),
        ["facts"] = sheet.Facts,
        ["minimum"] = sheet.Rubric.Minimum,
        ["missing"] = sheet.NotScored?.Missing ?? 0,
        ["parts"] = sheet.Parts.Select(part => new OrderedDictionary<string, object?>
        {
            ["part"] = RuleRegister.CodeOf(part.Part),
            ["weight"] = part.Weight,
            ["facts"] = part.Facts,
            ["score"] = part.Score?.Value,
        }).ToList(),
        ["rules"] = sheet.Rules.Select(rule => new OrderedDictionary<string, object?>
        {
            ["rule"] = RuleRegister.Of(rule.Rule).Code,
            ["part"] = RuleRegister.CodeOf(rule.Part),
            ["value"] = rule.Value,
            ["count"] = rule.Count,
        }).ToList(),
        ["load"] = new OrderedDictionary<string, object?>
        {
            ["open"] = sheet.Load.Open,
            ["overdue"] = sheet.Load.Overdue,
            ["due_soon"] = sheet.Load.DueSoon,
            ["handled"] = sheet.Load.Handled,
            ["working_days"] = sheet.Load.WorkingDays,
            ["per_working_day"] = sheet.Load.PerWorkingDay is { } rate ? FigureTable.Rounded(rate) : null,
        },
        ["trend"] = sheet.Trend.Select(point => new OrderedDictionary<string, object?>
        {
            ["from"] = FigureNames.Of(point.From),
            ["to"] = FigureNames.Of(point.To),
            ["facts"] = point.Facts,
            ["own"] = point.Own?.Value,
        }).ToList(),
        ["gains"] = sheet.Gains.Select(gain => new OrderedDictionary<string, object?>
        {
            ["rule"] = RuleRegister.Of(gain.Rule).Code,
            ["count"] = gain.Count,
            ["points"] = gain.Points.Value,
        }).ToList(),
        ["units"] = sheet.Units.Select(unit => new OrderedDictionary<string, object?> { ["unit"] = Named(unit.Unit), ["facts"] = unit.Facts }).ToList(),
        ["lines"] = sheet.Lines.Lines.Select(Line).ToList(),
        ["lines_total"] = sheet.Lines.Total,
        ["lines_next"] = sheet.Lines.Next,
        ["exempted"] = sheet.Exempted.Select(line => new OrderedDictionary<string, object?>
        {
            ["order"] = line.Fact.Number,
            ["rule"] = RuleRegister.Of(line.Fact.Rule).Code,
            ["at"] = FigureDocument.TimeOf(zone, line.Fact.At),
            ["contest"] = line.ContestId,
        }).ToList(),
    };

    /// <summary>All units of a city, and the people of one of them by number; nobody is ranked.</summary>
    public OrderedDictionary<string, object?> Of(ScoreTable table, IReadOnlyList<UnitScore> units, IReadOnlyList<PersonScore> people) => new()
    {
        ["as_of"] = FigureDocument.TimeOf(zone, table.At),
        ["rubric"] = table.Rubric.Version,
        ["units"] = units.Select(unit => new OrderedDictionary<string, object?>
        {
            ["unit"] = Named(unit.Unit),
            ["score"] = unit.Score?.Value,
            ["own"] = unit.Own?.Value,
            ["facts"] = unit.Facts,
            ["missing"] = unit.Missing,
        }).ToList(),
        ["officers"] = people.Select(person => new OrderedDictionary<string, object?>
        {
            ["officer"] = Named(person.Person),
            ["unit"] = person.Unit?.Value,
            ["score"] = person.Score?.Value,
            ["own"] = person.Own?.Value,
            ["facts"] = person.Facts,
            ["missing"] = person.Missing,
        }).ToList(),
    };

    private OrderedDictionary<string, object?> Line(ScoreLine line) => new()
    {
        ["order"] = line.Fact.Number,
        ["order_id"] = line.Fact.Order.Value,
        ["rule"] = RuleRegister.Of(line.Fact.Rule).Code,
        ["part"] = line.Part is { } part ? RuleRegister.CodeOf(part) : null,
        ["good"] = line.Fact.IsGood,
        ["running"] = line.Fact.IsRunning,
        ["at"] = FigureDocument.TimeOf(zone, line.Fact.At),
        ["unit"] = line.Fact.Unit.Value,
        ["person"] = line.Fact.Person?.Value,
        ["value"] = line.Value,
        ["points"] = line.Points?.Value,
        ["contest"] = line.Contest is { } state ? CodeOf(state) : null,
    };

    private OrderedDictionary<string, object?> Named(UnitId id) =>
        new() { ["id"] = id.Value, ["name"] = book.TryUnit(id, out var unit) ? unit.Name : null, ["code"] = unit?.Code };

    private OrderedDictionary<string, object?> Named(PersonId id) =>
        new() { ["id"] = id.Value, ["name"] = book.Person(id)?.Name, ["number"] = book.Person(id)?.Number };

    private static string CodeOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

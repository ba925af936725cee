using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Components.Organisation;

/// <summary>What a unit's page, file and answer tell of what lies below it: units, and from a station on officers.</summary>
internal static class UnitDrill
{
    public static bool IsByOfficer(Unit unit) => unit.Kind is UnitKind.Station or UnitKind.Beat or UnitKind.Branch or UnitKind.Department or UnitKind.Unassigned;

    public static DrillSheet Of(Scope scope, DrillQueries drill, BasicControlDb db, Unit unit, FigurePeriod period) =>
        IsByOfficer(unit) ? drill.ByOfficer(scope, db, unit.Id, period) : drill.ByUnit(scope, db, unit.Id, period);

    /// <summary>The sheet's lines in the order of the tree or of police numbers, those of whom nothing is counted included.</summary>
    public static IReadOnlyList<DrillLine> Lines(Scope scope, OrganisationBook book, Unit unit, DrillSheet sheet)
    {
        var at = sheet.Period.At;
        if (IsByOfficer(unit))
        {
            var counted = sheet.Lines.Where(line => line.Key.Officer is not null).Select(line => line.Key.Officer!.Value);
            var people = UnitQueries.People(scope, book, unit.Id, at).Select(person => person.Id).Union(counted)
                .OrderBy(id => book.Person(id)?.Number, StringComparer.Ordinal).ThenBy(id => id.Value)
                .Select(id => LineOf(sheet, DrillKey.Of(id), isShown: true));
            return [.. people.Append(LineOf(sheet, DrillKey.Of((PersonId?)null), isShown: false)).OfType<DrillLine>()];
        }

        // A unit that stood below in the period and has left since still answers for what it had.
        var below = UnitQueries.Below(scope, book, unit.Id, at).Select(child => DrillKey.Of(child.Id)).ToList();
        var left = sheet.Lines.Select(line => line.Key).Where(key => key.Kind == DrillKind.Unit && !below.Contains(key));
        return
        [
            .. below.Concat(left).Select(key => LineOf(sheet, key, isShown: true)).Append(LineOf(sheet, DrillKey.Itself(unit.Id), isShown: false)).OfType<DrillLine>(),
        ];
    }

    private static DrillLine? LineOf(DrillSheet sheet, DrillKey key, bool isShown) =>
        sheet.Lines.FirstOrDefault(line => line.Key == key) ?? (isShown ? new DrillLine(key, PeriodComparison.None) : null);
}

using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Scoring;

/// <summary>The tables of the score pages as files.</summary>
public sealed class ScoreExport(
    IStringLocalizer<ScoreListPage> list, IStringLocalizer<ScoreUnitTable> units, IStringLocalizer<ScorePeopleTable> people, IStringLocalizer<ScoreSheetView> sheets,
    IStringLocalizer<ScoreLines> titles, ScoreQueries scores, OrganisationBook book, Words words, TimeProvider clock)
{
    /// <summary>The units of every city, one table a city; null: there is no city.</summary>
    public Download? List(Scope scope, Uri address)
    {
        var period = PeriodAddress.Read(address);
        var cities = book.Tops(scope, clock.UtcNow()).ToList();
        return cities.Count == 0 ? null : new("scores", db =>
        [
            .. cities.Select(city =>
            {
                var days = Days(city.CityId, period);
                var table = scores.City(scope, db, city.CityId, ScoreReader.PeriodOf(days), days.At);
                return Units(words.Of(city), UnitQueries.Tree(Scope.Of(city.Id), book, city.CityId, days.At).Where(row => row.Unit.Kind != UnitKind.Beat).Select(row => table.Of(row.Unit.Id)), days);
            }),
        ]);
    }

    /// <summary>A unit's parts, all its lines, and what lies below; null: no such unit.</summary>
    public Download? Of(Scope scope, UnitId id, Uri address)
    {
        if (!book.TryUnit(id, out var unit) || !book.Covers(scope, id, clock.UtcNow()))
        {
            return null;
        }

        var days = Days(unit.CityId, PeriodAddress.Read(address));
        return new("unit-score", db =>
        [
            .. Sheet(scope, db, words.Of(unit), ScoreScope.Of(id), Lines(address), days),
            unit.Kind is UnitKind.Station or UnitKind.Beat
                ? People(people["Person"], scores.People(scope, db, id, ScoreReader.PeriodOf(days), days.At), days)
                : Below(scope, db, unit, days),
        ]);
    }

    /// <summary>A person's parts and all their lines; null: nobody has this id.</summary>
    public Download? Of(Scope scope, PersonId id, Uri address)
    {
        if (book.Person(id) is not { } person)
        {
            return null;
        }

        var days = Days(person.CityId, PeriodAddress.Read(address));
        if (!scores.Covers(scope, ScoreScope.Of(id), ScoreReader.PeriodOf(days), days.At, clock.UtcNow()))
        {
            return null;
        }

        return new("officer-score", db => Sheet(scope, db, words.Of(id), ScoreScope.Of(id), Lines(address), days));
    }

    private static LineQuery Lines(Uri address) => (ScoresAddress.Read(address) with { After = null }).Lines(LineQuery.MostSize);

    private FigurePeriod Days(UnitId city, PeriodAddress period) => period.In(book.ZoneOf(city), clock.UtcNow());

    private ExportTable Below(Scope scope, BasicControlDb db, Unit unit, FigurePeriod days)
    {
        var table = scores.City(scope, db, unit.CityId, ScoreReader.PeriodOf(days), days.At);
        return Units(units["Unit"], UnitQueries.Below(scope, book, unit.Id, days.At).Select(child => table.Of(child.Id)), days);
    }

    private ExportTable Units(string name, IEnumerable<UnitScore> rows, FigurePeriod days) => new(
        name,
        [new(units["Unit"], ExportType.Text, 28), new(units["Score"], ExportType.Number), new(units["Own"], ExportType.Number), new(units["Facts"], ExportType.Whole)],
        rows.Select(row => (IReadOnlyList<object?>)[words.Of(row.Unit), Number(row.Score), Number(row.Own), row.Facts]))
    {
        Notes = Notes(days),
    };

    private ExportTable People(string name, IEnumerable<PersonScore> rows, FigurePeriod days) => new(
        name,
        [new(people["Person"], ExportType.Text, 20), new(people["Score"], ExportType.Number), new(people["Facts"], ExportType.Whole)],
        rows.Select(row => (IReadOnlyList<object?>)[words.Of(row.Person), Number(row.Score), row.Facts]))
    {
        Notes = Notes(days),
    };

    private IReadOnlyList<ExportTable> Sheet(Scope reads, BasicControlDb db, string name, ScoreScope scope, LineQuery query, FigurePeriod days)
    {
        var sheet = scores.Sheet(reads, db, scope, ScoreReader.PeriodOf(days), days.At, query, clock.UtcNow());
        return
        [
            new(
                name,
                [new(sheets["Part"]), new(sheets["Weight"], ExportType.Whole), new(sheets["Facts"], ExportType.Whole), new(sheets["Score"], ExportType.Number)],
                [
                    .. sheet.Parts.Select(part => (IReadOnlyList<object?>)[words.Of(RuleRegister.NameOf(part.Part)), part.Weight, part.Facts, Number(part.Score)]),
                    [list["Title"].Value, null, sheet.Facts, Number(sheet.Score)],
                ])
            {
                Notes = Notes(days),
            },
            new(
                titles["Title", sheet.Lines.Total],
                [
                    new(titles["Order"]), new(titles["Rule"], ExportType.Text, 20), new(titles["Part"]), new(titles["Person"]), new(titles["Unit"], ExportType.Text, 20),
                    new(titles["At"], ExportType.Time), new(titles["Points"], ExportType.Number), new(titles["Contest"]),
                ],
                All(reads, db, sheet, query, days).Select(line => (IReadOnlyList<object?>)
                [
                    line.Fact.Number, words.Of(RuleRegister.Of(line.Fact.Rule).Name), line.Part is { } part ? words.Of(RuleRegister.NameOf(part)) : titles["LeftOut"].Value,
                    line.Fact.Person is { } person ? words.Of(person) : null, words.Of(line.Fact.Unit), days.Zone.ToLocal(line.Fact.At), Number(line.Points),
                    line.Contest is { } contest ? titles[$"Contest_{contest}"].Value : null,
                ]))
            {
                Notes = Notes(days),
            },
        ];
    }

    /// <summary>Every line of a sheet, read page by page while the file is written.</summary>
    private IEnumerable<ScoreLine> All(Scope reads, BasicControlDb db, ScoreSheet first, LineQuery query, FigurePeriod days)
    {
        for (var page = first.Lines; ;)
        {
            foreach (var line in page.Lines)
            {
                yield return line;
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            page = scores.Sheet(reads, db, first.Scope, ScoreReader.PeriodOf(days), days.At, query with { After = next }, clock.UtcNow()).Lines;
        }
    }

    private static IReadOnlyList<string> Notes(FigurePeriod days) => [$"{PeriodAddress.Day(days.From)} – {PeriodAddress.Day(days.To)}"];

    private static double? Number(Points? points) => points is { } known ? (double)known.Value : null;
}

using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Figures;

/// <summary>The register of figures and the targets in force as a file.</summary>
public sealed class RegisterExport(IStringLocalizer<FigureListPage> text, OrganisationBook book, TargetQueries targets, Words words)
{
    public Download Of() => new("figures", _ =>
    [
        new(
            text["Title"],
            [new(text["Code"]), new(text["Name"], ExportType.Text, 24), new(text["Formula"], ExportType.Text, 48), new(text["Cohort"], ExportType.Text, 48), new(text["Window"], ExportType.Text, 24)],
            FigureRegister.All.Select(figure => (IReadOnlyList<object?>)
                [figure.Code, words.Of(figure.Name), words.Of(figure.Formula), words.Of(figure.Cohort), words.Of(figure.WindowName)])),
        new(
            text["Target"],
            [new(text["Name"], ExportType.Text, 24), new(text["Unit"], ExportType.Text, 24), new(text["Target"], ExportType.Share), new(text["Since"], ExportType.Time)],
            from city in book.Cities.ToList()
            from target in targets.Of(city.Id)
            select (IReadOnlyList<object?>)
                [FigureRegister.Find(target.Figure) is { } figure ? words.Of(figure.Name) : target.Figure, words.Of(city), target.Share, book.ZoneOf(city.Id).ToLocal(target.From)]),
    ]);
}

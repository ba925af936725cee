using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Core.Supervision;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Supervision;

/// <summary>The list of notes as a file, from the newest on.</summary>
public sealed class NoteExport(IStringLocalizer<NoteListPage> text, OrganisationBook book, Words words, TimeProvider clock)
{
    private const int ExportPart = 1_000;

    /// <summary>Null: there is no city.</summary>
    public Download? Of(Scope scope, Uri address)
    {
        var list = NotesAddress.Read(address) with { After = null };
        if (UnitOf(scope, book, list, clock.UtcNow()) is not { } unit)
        {
            return null;
        }

        var (zone, now) = (book.ZoneOf(unit.CityId), clock.UtcNow());
        return new("notes", db =>
        [
            new(
                text["Title"],
                [
                    new(text["At"], ExportType.Time), new(text["About"], ExportType.Text, 24), new(text["Unit"], ExportType.Text, 20), new(text["Author"], ExportType.Text, 20),
                    new(text["Note"], ExportType.Text, 60), new(text["Answers"], ExportType.Whole), new(text["LastAnswer"], ExportType.Text, 60), new(text["LastAt"], ExportType.Time),
                ],
                All(scope, db, unit, now).Select(row => (IReadOnlyList<object?>)
                [
                    zone.ToLocal(row.Note.At), About(words, row), words.Of(row.Note.UnitId), words.Of(row.Note.Post) + (row.Note.AuthorId is { } author ? $" · {words.Of(author)}" : ""),
                    Masked.Written(row.Note.Text), row.Answers, Masked.Written(row.Last?.Text), row.Last is { } last ? zone.ToLocal(last.At) : null,
                ]))
            {
                Notes = [words.Of(unit), Links.NoteList(list)],
            },
        ]);
    }

    /// <summary>The unit that an address asks for; null: there is none, or it lies beyond the scope.</summary>
    internal static Unit? UnitOf(Scope scope, OrganisationBook book, NotesAddress list, DateTime now) => list.Unit is { } id && book.TryUnit(id, out var named) ? book.Covers(scope, id, now) ? named : null : book.Tops(scope, now).FirstOrDefault();

    /// <summary>What a note is about, by its name or number.</summary>
    internal static string About(Words words, NoteLine row) => row.Note.About switch
    {
        NoteAbout.Unit => words.Of(new UnitId(row.Note.AboutId)),
        NoteAbout.Person => words.Of(new PersonId(row.Note.AboutId)),
        _ => row.Order ?? "",
    };

    /// <summary>Every note, read page by page while the file is written.</summary>
    private IEnumerable<NoteLine> All(Scope scope, BasicControlDb db, Unit unit, DateTime now)
    {
        long? after = null;
        do
        {
            var page = NoteQueries.List(scope, db, book, unit.Id, now, after, ExportPart);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }
}

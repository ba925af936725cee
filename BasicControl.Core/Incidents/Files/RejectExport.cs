using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using CsvHelper;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// The rejected rows of an import as CSV: the file's own columns and one with the reason. Corrected, the file is
/// imported again as it is: the reason is passed over. Cells that a spreadsheet would run are guarded.
/// </summary>
public static class RejectExport
{
    private const int PageSize = 500;

    private static readonly CsvWriterOptions Shape = new() { WriteByteOrderMark = true };

    /// <summary>
    /// Whether somebody may have the rows of a run as they came: who brought the file had them anyway, and who may open personal data may here as well.
    /// A run that broke off stands in nobody's name, and in a demonstration everybody may take the role that may.
    /// </summary>
    public static async Task<bool> IsClearFor(Caller caller, StoreReader reader, long import, CancellationToken stop = default) =>
        caller.Kind == CallerKind.Demo || caller.Has(Permission.OpenPersonalData)
        || (caller.Id is { Value: var account }
            && await reader.Read(db => db.Changes.Any(row => row.Subject == Subject.Import && row.SubjectId == import && row.Kind == ImportEnded.Name && row.AccountId == account), stop));

    /// <param name="mask">Masks a cell of a column that is known, and an argument of a reason; a column that nobody knows is not shown. Null: everything as it came.</param>
    /// <param name="culture">Language of the reasons.</param>
    /// <returns>Rows written; none of an import into a city that the scope does not cover.</returns>
    public static async Task<int> Write(
        Scope scope, StoreReader reader, OrganisationBook book, long import, Func<string, string>? mask, Stream to, CultureInfo culture, CancellationToken stop = default)
    {
        var sources = book.Sources.Where(source => book.CoversCity(scope, source.CityId)).Select(source => source.Id).ToList();
        var columns = await Columns(reader, sources, import, stop);
        var shown = new RejectMask(columns, mask);
        await using var csv = CsvWriter.Create(to, Shape, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(FormulaGuard.Guard(column));
        }

        csv.WriteField(RejectedCells.ReasonColumn);
        await csv.EndRecordAsync(stop);
        var rows = 0;
        for (long? after = 0; after is { } id;)
        {
            var page = await Page(reader, sources, import, id, stop);
            foreach (var reject in page)
            {
                var cells = RejectedCells.Read(reject.Raw).ToLookup(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal);
                foreach (var column in columns)
                {
                    csv.WriteField(FormulaGuard.Guard(shown.Cell(column, cells[column].FirstOrDefault() ?? "")));
                }

                csv.WriteField(RefusalText.OfAll(reject.AllRefusals().Select(shown.Reason), culture).Trim());
                await csv.EndRecordAsync(stop);
            }

            rows += page.Count;
            after = page.Count == PageSize ? page[^1].Id : null;
        }

        await csv.FlushAsync(stop);
        return rows;
    }

    /// <summary>All columns of all rows, in the order in which they first stand: files of one run may differ.</summary>
    private static async Task<IReadOnlyList<string>> Columns(StoreReader reader, List<SourceId> sources, long import, CancellationToken stop)
    {
        var columns = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        for (long? after = 0; after is { } id;)
        {
            var page = await Page(reader, sources, import, id, stop);
            foreach (var cell in page.SelectMany(reject => RejectedCells.Read(reject.Raw)))
            {
                columns[cell.Key] = true;
            }

            after = page.Count == PageSize ? page[^1].Id : null;
        }

        return [.. columns.Keys];
    }

    private static Task<List<Reject>> Page(StoreReader reader, List<SourceId> sources, long import, long after, CancellationToken stop) =>
        reader.Read(db => db.Rejects.Where(row => row.ImportId == import && sources.Contains(row.SourceId) && row.Id > after).OrderBy(row => row.Id).Take(PageSize).ToList(), stop);
}

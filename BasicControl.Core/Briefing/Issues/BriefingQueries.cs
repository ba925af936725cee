using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>A row of the list: everything but the content.</summary>
public sealed record BriefingLine(
    long Id, UnitId City, BriefingSpan Span, DateOnly From, DateOnly To, int Number, BriefingState State, DateTime DraftedAt, DateTime? SignBy, string? SignedBy,
    DateTime? SignedAt, bool IsLate);

/// <summary>A briefing with its document and the other versions of it.</summary>
/// <param name="IsIntact">Its bytes still have the hash they were frozen with; true for drafts.</param>
/// <param name="Versions">All versions of the same briefing, the newest first.</param>
/// <param name="Differences">From the version before; empty for the first.</param>
public sealed record BriefingFile(
    BriefingRecord Record, BriefingDocument Document, bool IsIntact, IReadOnlyList<BriefingLine> Versions, IReadOnlyList<DifferenceLine> Differences);

/// <summary>Reads briefings within a scope: a briefing is of a city, so the scope must cover the city.</summary>
public sealed class BriefingQueries(StoreReader reader, BriefingDesk desk, OrganisationBook book)
{
    public const int PageSize = 100;

    /// <summary>The briefings of a city whose periods end in a span of days, the latest first.</summary>
    public Task<IReadOnlyList<BriefingLine>> List(Scope scope, UnitId city, DateOnly from, DateOnly to, CancellationToken stop = default) => reader.Read<IReadOnlyList<BriefingLine>>(
        db => !book.CoversCity(scope, city) ? [] : [.. Lines(db.Briefings.Where(row => row.CityId == city && row.To >= from && row.To <= to).OrderByDescending(row => row.To).ThenByDescending(row => row.Id).Take(PageSize))],
        stop);

    /// <summary>The briefing, or null when the scope holds none with this id.</summary>
    public Task<BriefingFile?> Find(Scope scope, long id, CancellationToken stop = default) => reader.Read(
        db =>
        {
            if (db.Briefings.FirstOrDefault(row => row.Id == id) is not { } record || !book.CoversCity(scope, record.CityId))
            {
                return null;
            }

            var (city, from, to, number) = (record.CityId, record.From, record.To, record.Number);
            var same = db.Briefings.Where(row => row.CityId == city && row.From == from && row.To == to);
            var before = same.Where(row => row.Number < number).OrderByDescending(row => row.Number).FirstOrDefault();
            var document = Shown(record);
            return new BriefingFile(
                record, document, record.Hash is null || BriefingJson.Hash(record.Content).AsSpan().SequenceEqual(record.Hash), [.. Lines(same.OrderByDescending(row => row.Number))],
                before is null ? [] : BriefingDifference.Of(BriefingJson.Read(before.Content), document));
        },
        stop);

    /// <summary>What records that came after a frozen briefing would change of its figures now; empty for drafts.</summary>
    public Task<IReadOnlyList<DifferenceLine>> Late(Scope scope, long id, CancellationToken stop = default) => reader.Read(
        db => db.Briefings.FirstOrDefault(row => row.Id == id) is { IsDraft: false } frozen && book.CoversCity(scope, frozen.CityId) ? BriefingDifference.Late(BriefingJson.Read(frozen.Content), desk.Recount(db, frozen)) : [],
        stop);

    /// <summary>The content as it is shown: a draft says where it stands now, a frozen one only that it has been replaced.</summary>
    private static BriefingDocument Shown(BriefingRecord record) => BriefingJson.Read(record.Content) with { State = record.State };

    private static IEnumerable<BriefingLine> Lines(IQueryable<BriefingRecord> rows) => rows.Select(row => new BriefingLine(
        row.Id, row.CityId, row.Span, row.From, row.To, row.Number, row.State, row.DraftedAt, row.SignBy, row.SignedBy, row.SignedAt, row.Late != ""));
}

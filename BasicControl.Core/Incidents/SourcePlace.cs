using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>Whether a source's item, and the record that it would change, stand on units that its sender may act on.</summary>
public static class SourcePlace
{
    private const string Incident = "SELECT unit_id FROM incidents WHERE source_id = ?1 AND external_number = ?2";
    private const string Order = "SELECT unit_id FROM work_orders WHERE source_id = ?1 AND external_number = ?2";

    /// <summary>For an item that is well made.</summary>
    public static bool Covers(WriteSession session, OrganisationBook book, Scope acts, Source source, ISourceItem item) =>
        Covers(session, book, acts, source, (item as SourceRecord)?.Unit ?? (item as SourceStep)?.Unit, item.Number);

    /// <summary>For whatever an item told of its unit and its number.</summary>
    public static bool Covers(WriteSession session, OrganisationBook book, Scope acts, Source source, string? key, string? number)
    {
        // What names no unit that is known would stand on the city.
        var named = key is null ? null : book.UnitByKey(source.Id, key) ?? (book.UnitByCode(key) is { } coded && coded.CityId == source.CityId ? coded : null);
        return book.Covers(acts, named?.Id ?? source.CityId, session.Now)
            && (number is null || Stored(session, source, number) is not { } unit || book.Covers(acts, unit, session.Now));
    }

    private static UnitId? Stored(WriteSession session, Source source, string number)
    {
        using var row = session.Prepare(source.Makes == Makes.Incident ? Incident : Order).Query(source.Id.Value, number);
        return row.Read() ? new UnitId(row.GetInt64(0)) : null;
    }
}

using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Changes;

/// <summary>What an auditor looks for. Everything is optional; what is given must all hold.</summary>
public sealed record TrailFilter
{
    /// <summary>People who acted; empty: nobody fits.</summary>
    public IReadOnlyList<long>? People { get; init; }

    /// <summary>The account, device or key that acted.</summary>
    public long? Account { get; init; }

    public Post? Role { get; init; }

    /// <summary>Units that the row is about or from where somebody acted.</summary>
    public IReadOnlyList<long>? Units { get; init; }

    public Subject? Subject { get; init; }

    public long? SubjectId { get; init; }

    /// <summary>The kind, or its beginning: <c>order.</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Record time, UTC, included.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Record time, UTC, excluded.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Stands in the open part, word for word.</summary>
    public string? Text { get; init; }
}

/// <summary>Which rows a reader of the trail sees at all.</summary>
/// <param name="Units">Units of the scope; null: every row.</param>
/// <param name="WithoutUnit">Whether rows that are about no unit are seen.</param>
public sealed record TrailReach(IReadOnlyList<long>? Units, bool WithoutUnit);

/// <summary>A row as the trail's pages tell it.</summary>
/// <param name="Entry">Without its sealed part, but for the reason of a look at what stands masked.</param>
public sealed record TrailRow(TrailEntry Entry, Subject Subject, long SubjectId, string Kind, long? Account, string? Origin, string Open);

/// <summary>A page of the trail, the latest first.</summary>
/// <param name="Before">Position to go on before, or null at the beginning of the journal.</param>
/// <param name="Cut">True when it stopped looking before the page was full.</param>
public sealed record TrailPage(IReadOnlyList<TrailRow> Rows, long? Before, bool Cut);

/// <summary>Searches the whole journal backwards, by position.</summary>
public static class TrailSearch
{
    public const int PageSize = 50;

    /// <summary>Rows that one page looks at before it answers with what it has.</summary>
    public const int Reach = 100_000;

    private static readonly string Unmasked = ReadEvent.KindOf(ReadKind.Unmasked);

    public static TrailPage Find(BasicControlDb db, EventCatalogue events, TrailReach reach, TrailFilter filter, long? before = null, int size = PageSize)
    {
        var top = before ?? (db.Changes.Max(row => (long?)row.Position) ?? 0) + 1;
        var bottom = Math.Max(1, top - Reach);
        var rows = Filtered(db.Changes.Where(row => row.Position < top && row.Position >= bottom), reach, filter)
            .OrderByDescending(row => row.Position).Take(size + 1)
            .Select(row => new
            {
                row.Position,
                row.Subject,
                row.SubjectId,
                row.Kind,
                row.HappenedAt,
                row.RecordedAt,
                row.UnitId,
                row.PersonId,
                row.Post,
                row.AccountId,
                row.Origin,
                row.Open,
                Why = row.Kind == Unmasked ? row.Sealed : null,
                IsErased = row.Sealed == null && row.SealedDigest != null,
            })
            .ToList();
        var page = rows.Take(size).Select(row => new TrailRow(
            new(
                row.Position, row.HappenedAt, row.RecordedAt, events.Read(row.Kind, row.Open), row.Post, row.PersonId is { } person ? new(person) : null,
                row.UnitId is { } unit ? new(unit) : null, row.Why is { } why ? db.Vault?.Open(SealedPart.Journal, row.Position, why) : null, row.IsErased),
            row.Subject, row.SubjectId, row.Kind, row.AccountId, row.Origin, row.Open)).ToList();
        return rows.Count > size ? new(page, page[^1].Entry.Position, false) : new(page, bottom > 1 ? bottom : null, bottom > 1);
    }

    /// <summary>All rows that fit, the latest first, for a file; read page by page.</summary>
    public static IEnumerable<TrailRow> All(BasicControlDb db, EventCatalogue events, TrailReach reach, TrailFilter filter)
    {
        long? before = null;
        do
        {
            var page = Find(db, events, reach, filter, before, 1_000);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            before = page.Before;
        }
        while (before is not null);
    }

    /// <summary>One record's whole history: what changed it and who read it, the latest first.</summary>
    public static TrailPage Of(BasicControlDb db, EventCatalogue events, TrailReach reach, Subject subject, long id, long? before = null)
    {
        var behind = before ?? long.MaxValue;
        var about = $"\"About\":{(int)subject},";
        var positions = Filtered(db.Changes.Where(row => row.Position < behind && row.SubjectId == id && (row.Subject == subject || (row.Subject == Subject.Read && row.Open.Contains(about)))), reach, new())
            .OrderByDescending(row => row.Position).Take(PageSize + 1).Select(row => row.Position).ToList();
        var rows = positions.Take(PageSize).SelectMany(position => Find(db, events, new(null, true), new(), position + 1, 1).Rows).ToList();
        return new(rows, positions.Count > PageSize ? positions[PageSize - 1] : null, false);
    }

    private static IQueryable<ChangeRow> Filtered(IQueryable<ChangeRow> rows, TrailReach reach, TrailFilter filter)
    {
        if (reach.Units is { } seen)
        {
            var without = reach.WithoutUnit;
            rows = rows.Where(row => row.UnitId == null ? without : seen.Contains(row.UnitId.Value));
        }

        if (filter.People is { } people) rows = rows.Where(row => row.PersonId != null && people.Contains(row.PersonId.Value));
        if (filter.Account is { } account) rows = rows.Where(row => row.AccountId == account);
        if (filter.Role is { } role) rows = rows.Where(row => row.Post == role);
        if (filter.Units is { } units) rows = rows.Where(row => row.UnitId != null && units.Contains(row.UnitId.Value));
        if (filter.Subject is { } subject) rows = rows.Where(row => row.Subject == subject);
        if (filter.SubjectId is { } id) rows = rows.Where(row => row.SubjectId == id);
        if (filter.Kind is { } kind) rows = rows.Where(row => row.Kind.StartsWith(kind));
        if (filter.Since is { } since) rows = rows.Where(row => row.RecordedAt >= since);
        if (filter.Until is { } until) rows = rows.Where(row => row.RecordedAt < until);
        if (filter.Text is { } text) rows = rows.Where(row => row.Open.Contains(text));
        return rows;
    }
}

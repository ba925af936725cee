using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Data;

/// <summary>What one page of a list found, and where the next one starts.</summary>
/// <param name="Next">The row to continue behind, or null on the last page.</param>
/// <param name="Cut">True when the page is short because it has looked far enough; more may lie behind <paramref name="Next"/>.</param>
internal sealed record KeysetRows<TRow>(IReadOnlyList<TRow> Rows, ListCursor? Next, bool Cut);

internal static class KeysetPage
{
    /// <summary>Rows that one page looks at before it answers with what it has.</summary>
    public const int Reach = 50_000;

    /// <summary>Reads one page.</summary>
    /// <param name="cursorAt">The cursor at a sort key and id.</param>
    /// <param name="keyOf">The cursor at a row.</param>
    /// <param name="walk">The range that tells how far a page looks when rows are filtered out; null: what is <see cref="KeysetSql.Walked"/>, of whose ends the nearest counts, or to the end.</param>
    public static KeysetRows<TRow> Read<TRow>(
        BasicControlDb db, KeysetSql sql, ListCursor? after, int size, Func<object, long, ListCursor> cursorAt, Func<TRow, ListCursor> keyOf,
        KeysetRange? walk, int reach = Reach)
        where TRow : class
    {
        var end = !sql.IsFiltered ? null
            : walk is not null ? End<long>(db, sql, walk, after, reach, cursorAt)
            : sql.Walked.Select(range => End<string>(db, sql, range, after, reach, cursorAt)).OfType<ListCursor>().MinBy(one => (string)one.Value, StringComparer.Ordinal);
        var text = sql.Page(after, end, size + 1);
        var found = db.Set<TRow>().FromSqlRaw(text, sql.Values).AsNoTracking().ToList();
        if (found.Count <= size)
        {
            return new(found, end, end is not null);
        }

        found.RemoveAt(size);
        return new(found, keyOf(found[^1]), false);
    }

    private static ListCursor? End<TKey>(
        BasicControlDb db, KeysetSql sql, KeysetRange walk, ListCursor? after, int reach, Func<object, long, ListCursor> cursorAt)
        where TKey : notnull
    {
        var text = sql.KeyAt(walk, after, reach - 1);
        var found = db.Database.SqlQueryRaw<Place<TKey>>(text, sql.Values).AsEnumerable().FirstOrDefault();
        return found is null ? null : cursorAt(found.Key, found.Id);
    }

    private sealed class Place<TKey>
    {
        public required TKey Key { get; init; }

        public long Id { get; init; }
    }
}

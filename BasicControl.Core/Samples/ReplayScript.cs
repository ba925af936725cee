using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;

namespace BasicControl.Core.Samples;

/// <summary>A record or step of a file, and when its source would have sent it.</summary>
public readonly record struct ReplayEntry(DateTime At, ISourceItem Item);

/// <summary>
/// A real file as its source would have sent it over time: each order twice, without its end when it was created and
/// whole when it was closed. Ends in the state that an import of the same file ends in.
/// </summary>
/// <param name="Rejected">Rows that the profile or the rules refuse; an import tells which and why.</param>
public sealed record ReplayScript(IReadOnlyList<ReplayEntry> Entries, int Read, int Rejected)
{
    /// <summary>Rows that are held in memory at most.</summary>
    public const int MostRows = 300_000;

    /// <param name="now">UTC, for the rules about times.</param>
    /// <param name="from">What has ended by then is sent once, whole; null: the first event.</param>
    /// <returns>Refused when a file cannot be read by the profile, or with <c>replay.too-many-rows</c>.</returns>
    public static Outcome<ReplayScript> ReadFiles(ImportProfile profile, IReadOnlyList<string> files, DateTime now, DateTime? from)
    {
        var items = new List<ISourceItem>();
        var (read, rejected) = (0, 0);
        foreach (var file in files)
        {
            var opened = RowFile.Open(file, profile.Encoding);
            if (!opened.TryGet(out var rows))
            {
                return opened.Refusals.ToList();
            }

            using var held = rows;
            var mapping = RowMapper.For(profile, rows.Columns, Path.GetFileName(file));
            if (!mapping.TryGet(out var mapper))
            {
                return mapping.Refusals.ToList();
            }

            foreach (var row in rows.Rows())
            {
                if (++read > MostRows)
                {
                    return new Refusal("replay.too-many-rows", "file", MostRows.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }

                if (mapper.Map(row, now, out _) is { } item)
                {
                    items.Add(item);
                }
                else
                {
                    rejected++;
                }
            }
        }

        // A stable order: rows of one instant keep the order of the file.
        return new ReplayScript([.. items.SelectMany(item => EntriesOf(item, from ?? DateTime.MinValue)).OrderBy(entry => entry.At)], read, rejected);
    }

    private static IEnumerable<ReplayEntry> EntriesOf(ISourceItem item, DateTime from)
    {
        if (item is not SourceRecord { ClosedAt: { } closed } record || closed <= record.At)
        {
            yield return new(item is SourceRecord whole ? whole.At : ((SourceStep)item).At, item);
            yield break;
        }

        if (closed > from)
        {
            yield return new(record.At, record with { ClosedAt = null, Outcome = null, Status = null, State = null, UpdatedAt = null });
        }

        yield return new(closed, record with { UpdatedAt = record.UpdatedAt ?? closed });
    }
}

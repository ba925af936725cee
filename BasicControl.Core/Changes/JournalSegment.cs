using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Changes;

/// <summary>What a sealed segment of the journal holds: the rows of one month, between two hashes.</summary>
/// <param name="Month">yyyy-MM, by record time, UTC.</param>
/// <param name="Previous">Hash that the first row follows on, lower-case hexadecimal.</param>
/// <param name="Last">Hash of the last row.</param>
public sealed record SegmentHead(string Month, long From, long To, string Previous, string Last);

/// <summary>
/// A month of the journal as one compressed file of JSON lines that verifies on its own: the head, then a row a line. Sealed parts are not in
/// it, only their digests, so that no copy outlives an erasure; the rows stay in the store, where trails, recounts and figures of the past read them.
/// </summary>
public static class JournalSegment
{
    /// <returns>The head, or <c>archive.exists</c>, <c>archive.folder-absent</c>, <c>archive.running</c>, <c>archive.empty</c>, <c>archive.broken</c>.</returns>
    /// <exception cref="IOException">The disk is full; nothing of that name is left.</exception>
    public static Outcome<SegmentHead> Write(BasicControlDb db, DateOnly month, string path, DateTime now, CancellationToken stop = default)
    {
        if (File.Exists(path))
        {
            return new Refusal("archive.exists", "--out", path);
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            return new Refusal("archive.folder-absent", "--out", Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        var first = new DateTime(month.Year, month.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (now < first.AddMonths(1))
        {
            return new Refusal("archive.running", "--month", name);
        }

        if (HeadOf(db, name, first) is not { } head)
        {
            return new Refusal("archive.empty", "--month", name);
        }

        var part = path + ".part";
        try
        {
            Write(db, head, part, stop);
            var report = Read(part, null, stop, out _);
            if (!report.IsValid)
            {
                return new Refusal("archive.broken", null, path, report.BrokenAt!.Value.ToString(CultureInfo.InvariantCulture));
            }

            File.Move(part, path);
            return head;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Walks a segment on its own.</summary>
    /// <param name="head">What its first line says; null when it is no segment.</param>
    /// <returns>The report; <c>archive.unreadable</c> when it is no segment, <c>journal.cut</c> when it ends too early.</returns>
    public static JournalReport Read(string path, AnchorList? anchors, CancellationToken stop, out SegmentHead? head)
    {
        head = null;
        try
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            head = JsonSerializer.Deserialize(lines.ReadLine() ?? "", SegmentJson.Default.SegmentHead);
            if (head is not { From: > 0 } || head.To < head.From)
            {
                return new(0, 0, "archive.unreadable", null);
            }

            var (from, to) = (head.From, head.To);
            var within = anchors is null ? null : anchors with { Anchors = [.. anchors.Anchors.Where(anchor => anchor.Position >= from && anchor.Position <= to)] };
            var report = JournalVerifier.Walk(RowsOf(lines), (from - 1, Convert.FromHexString(head.Previous)), within, null, stop);
            return report switch
            {
                { IsValid: false } => report,
                _ when report.Rows != to => new(report.Rows, report.Rows + 1, "journal.cut", null, report.Anchors),
                _ when report.LastHash != head.Last => new(report.Rows, to, "journal.rewritten", null, report.Anchors),
                _ => report,
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException)
        {
            return new(0, head?.From ?? 0, "archive.unreadable", null);
        }
    }

    /// <summary>Whether the store holds the same rows at the ends of the segment, and so, by the chain, between them.</summary>
    public static bool IsOf(BasicControlDb db, SegmentHead head) =>
        HashAt(db, head.From - 1) == head.Previous && HashAt(db, head.To) == head.Last;

    private static string? HashAt(BasicControlDb db, long position) =>
        position == 0
            ? Convert.ToHexStringLower(HashChain.Origin)
            : db.Changes.Where(row => row.Position == position).Select(row => row.Hash).FirstOrDefault() is { } hash ? Convert.ToHexStringLower(hash) : null;

    // By position between the first rows of two months: a clock that was set back leaves no row out and none in twice.
    private static SegmentHead? HeadOf(BasicControlDb db, string name, DateTime first)
    {
        var next = first.AddMonths(1);
        var from = db.Changes.Where(row => row.RecordedAt >= first).Min(row => (long?)row.Position);
        var behind = db.Changes.Where(row => row.RecordedAt >= next).Min(row => (long?)row.Position) ?? db.Changes.Max(row => (long?)row.Position) + 1;
        return from is { } start && behind > start
            ? new(name, start, behind.Value - 1, HashAt(db, start - 1)!, HashAt(db, behind.Value - 1)!)
            : null;
    }

    private static void Write(BasicControlDb db, SegmentHead head, string path, CancellationToken stop)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        using var lines = new StreamWriter(new GZipStream(file, CompressionLevel.Optimal));
        lines.WriteLine(JsonSerializer.Serialize(head, SegmentJson.Default.SegmentHead));
        foreach (var row in db.Changes.AsNoTracking().Where(row => row.Position >= head.From && row.Position <= head.To).OrderBy(row => row.Position).AsEnumerable())
        {
            stop.ThrowIfCancellationRequested();
            lines.WriteLine(JsonSerializer.Serialize(SegmentRow.Of(row), SegmentJson.Default.SegmentRow));
        }
    }

    private static IEnumerable<ChangeRow> RowsOf(StreamReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            yield return (JsonSerializer.Deserialize(line, SegmentJson.Default.SegmentRow) ?? throw new InvalidDataException("An empty line.")).ToRow();
        }
    }
}

/// <summary>A row as a segment tells it: instants in milliseconds, hashes in base 64.</summary>
internal sealed record SegmentRow(
    long Position, int Subject, long SubjectId, string Kind, long HappenedAt, long RecordedAt, long? UnitId, long? PersonId, int Post, long? AccountId,
    string? Origin, string Open, byte[]? SealedDigest, byte[] Hash)
{
    public static SegmentRow Of(ChangeRow row) => new(
        row.Position, (int)row.Subject, row.SubjectId, row.Kind, Instants.ToMilliseconds(row.HappenedAt), Instants.ToMilliseconds(row.RecordedAt), row.UnitId,
        row.PersonId, (int)row.Post, row.AccountId, row.Origin, row.Open, row.SealedDigest, row.Hash);

    public ChangeRow ToRow() => new()
    {
        Position = Position,
        Subject = (Subject)Subject,
        SubjectId = SubjectId,
        Kind = Kind,
        HappenedAt = Instants.FromMilliseconds(HappenedAt),
        RecordedAt = Instants.FromMilliseconds(RecordedAt),
        UnitId = UnitId,
        PersonId = PersonId,
        Post = (Post)Post,
        AccountId = AccountId,
        Origin = Origin,
        Open = Open,
        SealedDigest = SealedDigest,
        Hash = Hash,
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SegmentHead))]
[JsonSerializable(typeof(SegmentRow))]
internal sealed partial class SegmentJson : JsonSerializerContext;

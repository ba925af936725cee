using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders.Recent;

namespace BasicControl.Core.Scoring;

/// <summary>The scores of a city that are folded for its wall, and how long they stand.</summary>
/// <param name="From">First local day of their window; the last is that of the table's instant.</param>
/// <param name="Position">Journal position that they stand at.</param>
/// <param name="Until">The first instant at which a score may move without a change, UTC.</param>
public sealed record LiveScores(ScoreTable Table, DateOnly From, long Position, DateTime Until)
{
    /// <summary>
    /// These scores at an instant, where they are those of the store in this view of it: nothing has changed since they were
    /// folded, no instant has passed that moves one, the span is their window. Null otherwise: count anew.
    /// </summary>
    internal ScoreTable? At(BasicControlDb db, OrganisationBook book, RubricBook rubrics, ScorePeriod period, DateTime at) =>
        at >= Table.At && at < Until && at < period.To && period == ScorePeriod.Days(book.ZoneOf(Table.City), From, book.ZoneOf(Table.City).DayOf(Table.At))
        && rubrics.At(at).Version == Table.Rubric.Version && RecentOrderReading.Position(db) == Position
            ? Table.JudgedAt(at)
            : null;
}

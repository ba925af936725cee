using BasicControl.Core.Basics;

namespace BasicControl.Core.Scoring.Board;

/// <summary>
/// The scores that a wall shows, over its window: the city, its units and the ten best officers. It holds no other
/// officer, and there is no snapshot that does: a wall never shows the worst.
/// </summary>
/// <param name="From">First local day of the window.</param>
/// <param name="To">Today, local.</param>
/// <param name="Rubric">Version of the rubric in force.</param>
/// <param name="Units">Stations and units above them that have facts, by id; the city itself is not among them.</param>
/// <param name="Best">By score, the highest first.</param>
public sealed record ScoreSnapshot(
    DateOnly From, DateOnly To, int Rubric, UnitScore City, IReadOnlyList<UnitScore> Units, IReadOnlyList<BestOfficer> Best)
{
    public bool Equals(ScoreSnapshot? other) =>
        other is not null && (From, To, Rubric, City) == (other.From, other.To, other.Rubric, other.City) && Units.SequenceEqual(other.Units)
        && Best.SequenceEqual(other.Best);

    public override int GetHashCode() => HashCode.Combine(From, To, Rubric, City, Units.Count, Best.Count);
}

/// <param name="Name">As the organisation knows it.</param>
public sealed record BestOfficer(PersonId Person, string Name, UnitId? Unit, LocalName UnitName, Points Score, int Facts);

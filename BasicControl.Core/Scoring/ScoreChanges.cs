using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Scoring;

/// <summary>A rubric was published (质效评价规则发布).</summary>
public sealed record RubricPublished(int Version, DateTime From, RubricBody Body) : IChangeEvent
{
    public const string Name = "rubric.published";

    [JsonIgnore]
    public string Kind => Name;

    public Rubric Rubric() => Body.At(Version, From);
}

/// <summary>An officer contested a line (质效申诉).</summary>
public sealed record ContestRaised(UnitId City, WorkOrderId Order, FactSlot Slot, PersonId Person, long Mark, ScoreRule Rule, UnitId Unit, DateTime LineAt) : IChangeEvent
{
    public const string Name = "contest.raised";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>A contest was answered (申诉答复). It carries what was counted, so that a line can be taken out without a look at the store.</summary>
/// <param name="Facts">The order as it is when its own line is taken out.</param>
/// <param name="Taken">The mark that is taken out.</param>
public sealed record ContestAnswered(
    UnitId City, WorkOrderId Order, FactSlot Slot, PersonId Person, long Mark, bool Upheld, OrderFacts? Facts, MarkFacts? Taken) : IChangeEvent
{
    public const string Name = "contest.answered";

    [JsonIgnore]
    public string Kind => Name;

    [JsonIgnore]
    public LineKey Key => new(Order.Value, Slot, Person.Value, Mark);
}

/// <summary>The sealed part of a contest's change.</summary>
public sealed record ContestTexts(string? Reason, string? Answer);

public static class ScoreChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddScores(this EventCatalogue events) => events
        .Add(RubricPublished.Name, ScoreJson.Default.RubricPublished)
        .Add(ContestRaised.Name, ScoreJson.Default.ContestRaised)
        .Add(ContestAnswered.Name, ScoreJson.Default.ContestAnswered);

    /// <summary>Tells where this noun's subjects stand.</summary>
    public static SubjectPlaces AddScores(this SubjectPlaces places) => places
        .Add(Subject.Contest, (db, id) => db.Contests.FirstOrDefault(row => row.Id == id) is { } contest ? new(contest.UnitId, contest.RaisedAt) : null);
}

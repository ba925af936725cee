using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Scoring;

/// <summary>The score of a unit with everything below it.</summary>
/// <param name="Score">Drawn to the city's mean; null when not scored.</param>
/// <param name="Own">Before it was drawn; null without facts.</param>
/// <param name="Missing">Facts that it takes still for a score.</param>
public sealed record UnitScore(UnitId Unit, Points? Score, Points? Own, int Facts, int Missing);

/// <summary>The score of a person.</summary>
/// <param name="Unit">The station, or unit above, that they belong to at the end of the span; its mean is the one the score is drawn to.</param>
public sealed record PersonScore(PersonId Person, UnitId? Unit, Points? Score, Points? Own, int Facts, int Missing);

/// <summary>All scores of a city over one span, from counts: the same composition for the store's counts and for folded ones.</summary>
public sealed class ScoreTable
{
    /// <summary>How many best officers are told: the ten best (十佳).</summary>
    public const int BestRows = 10;

    private readonly Dictionary<UnitId, RuleCounts> _units;
    private readonly Dictionary<PersonId, RuleCounts> _people;
    private readonly OrganisationBook _book;
    private readonly UnitId _city;
    private readonly Scope _scope = Scope.Everything;
    private readonly DateTime _from;
    private readonly DateTime _now;

    internal ScoreTable(
        OrganisationBook book, Rubric rubric, UnitId city, DateTime at, Dictionary<UnitId, RuleCounts> units, Dictionary<PersonId, RuleCounts> people)
    {
        (_book, Rubric, _city, At, _units, _people) = (book, rubric, city, at, units, people);
        CityMean = _units.TryGetValue(city, out var counts) ? ScoreMath.Own(rubric, counts) : null;
    }

    private ScoreTable(ScoreTable whole, Scope scope, DateTime from, DateTime now)
        : this(whole._book, whole.Rubric, whole._city, whole.At, whole._units, whole._people) => (_scope, _from, _now) = (scope, from, now);

    public Rubric Rubric { get; }

    /// <summary>The instant that the scores are judged at, UTC.</summary>
    public DateTime At { get; }

    /// <summary>The city's own score; null without facts.</summary>
    public Points? CityMean { get; }

    /// <summary>People who have facts, by id.</summary>
    public IEnumerable<PersonScore> People => _people.Keys.Where(IsIn).OrderBy(person => person.Value).Select(Of);

    /// <summary>Units that have facts, by id.</summary>
    public IEnumerable<UnitScore> Units => _units.Keys.Where(IsIn).OrderBy(unit => unit.Value).Select(Of);

    /// <summary>
    /// The same scores, told of the units and people of a scope only: a score does not depend on who asks, so the means that it is drawn to
    /// stay those of the whole city.
    /// </summary>
    /// <param name="from">Begin of the span, UTC: who belonged to the scope since then is told of.</param>
    /// <param name="now">T of the question, UTC.</param>
    public ScoreTable Within(Scope scope, DateTime from, DateTime now) => scope.IsEverything ? this : new(this, scope, from, now);

    /// <exception cref="KeyNotFoundException">The unit is not in the scope.</exception>
    public UnitScore Of(UnitId unit)
    {
        Require(IsIn(unit));
        var counts = _units.GetValueOrDefault(unit);
        var facts = ScoreMath.Facts(Rubric, counts);
        return new(
            unit, facts < Rubric.Minimum ? null : ScoreMath.Shrunk(Rubric, counts, unit == _city ? null : CityMean), ScoreMath.Own(Rubric, counts), facts,
            Math.Max(0, Rubric.Minimum - facts));
    }

    /// <exception cref="KeyNotFoundException">The person is not in the scope.</exception>
    public PersonScore Of(PersonId person)
    {
        Require(IsIn(person));
        var counts = _people.GetValueOrDefault(person);
        var facts = ScoreMath.Facts(Rubric, counts);
        var unit = UnitPaths.HomeOf(_book, person, At);
        return new(
            person, unit, facts < Rubric.Minimum ? null : ScoreMath.Shrunk(Rubric, counts, MeanOf(unit)), ScoreMath.Own(Rubric, counts), facts,
            Math.Max(0, Rubric.Minimum - facts));
    }

    public ScoreTotal Total(ScoreScope scope)
    {
        if (scope.Person is { } person)
        {
            var own = Of(person);
            return new(own.Score, own.Facts, own.Missing, ScoreMath.Parts(Rubric, CountsOf(person)));
        }

        var unit = Of(scope.Unit!.Value);
        return new(unit.Score, unit.Facts, unit.Missing, ScoreMath.Parts(Rubric, CountsOf(unit.Unit)));
    }

    /// <summary>
    /// The best officers: by score, then by facts, then by id. There is no way to ask for the lowest: a wall shows whom to
    /// learn from, never whom to shame.
    /// </summary>
    public IReadOnlyList<PersonScore> Best(int most = BestRows) =>
    [
        .. _people.Keys.Where(IsIn).Select(Of).Where(person => person.Score is not null)
            .OrderByDescending(person => person.Score!.Value).ThenByDescending(person => person.Facts).ThenBy(person => person.Person.Value).Take(most),
    ];

    /// <summary>The same counts under another rubric.</summary>
    public ScoreTable Under(Rubric rubric) => new ScoreTable(_book, rubric, _city, At, _units, _people).Within(_scope, _from, _now);

    internal UnitId City => _city;

    /// <summary>The same counts at a later instant that moves none of them.</summary>
    internal ScoreTable JudgedAt(DateTime at) => new(_book, Rubric, _city, at, _units, _people);

    /// <summary>Facts of a unit; null without any.</summary>
    internal RuleCounts? FactsOf(UnitId unit) => _units.TryGetValue(unit, out var counts) && !counts.Same(default) ? counts : null;

    internal RuleCounts CountsOf(UnitId unit) => _units.GetValueOrDefault(unit);

    internal RuleCounts CountsOf(PersonId person) => _people.GetValueOrDefault(person);

    private bool IsIn(UnitId unit) => _book.Covers(_scope, unit, At, _now);

    private bool IsIn(PersonId person) => _book.CoversPerson(_scope, person, _from, At, _now);

    private static void Require(bool isIn)
    {
        if (!isIn)
        {
            throw new KeyNotFoundException("No such unit or person in the scope.");
        }
    }

    private Points? MeanOf(UnitId? unit) => unit is { } known && _units.TryGetValue(known, out var counts) ? ScoreMath.Own(Rubric, counts) : null;
}

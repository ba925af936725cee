using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Scoring;

/// <summary>A rubric as it is filled in: weights by part, values by rule.</summary>
public sealed class RubricInput
{
    public Dictionary<int, int> Weights { get; set; } = [];

    public Dictionary<int, int> Values { get; set; } = [];

    public int Minimum { get; set; }

    public int Shrinkage { get; set; }

    /// <summary>First local day in force.</summary>
    public DateOnly From { get; set; }

    /// <summary>Publish it, or only try it.</summary>
    public bool Publish { get; set; }

    public static RubricInput Of(Rubric rubric, DateOnly from) => new()
    {
        Weights = Enum.GetValues<ScorePart>().ToDictionary(part => (int)part, rubric.WeightOf),
        Values = RuleRegister.All.ToDictionary(rule => (int)rule.Rule, rule => rubric.ValueOf(rule.Rule)),
        Minimum = rubric.Minimum,
        Shrinkage = rubric.Shrinkage,
        From = from,
    };

    /// <summary>The same as a body: each rule of the rubric stays in the part that it has there, and a rule that it leaves out stays out.</summary>
    public RubricBody Body(Rubric rubric) => new(
        [.. Enum.GetValues<ScorePart>().Select(part => new PartWeight(RuleRegister.CodeOf(part), Weights.GetValueOrDefault((int)part)))],
        [.. rubric.Rules.Select(rule => new RuleValue(RuleRegister.Of(rule.Rule).Code, RuleRegister.CodeOf(rule.Part), Values.GetValueOrDefault((int)rule.Rule)))],
        Minimum, Shrinkage);
}

/// <summary>The rubric: parts, rules and what they rest on; the centre's desk tries a draft on the wall's window and publishes it.</summary>
public sealed partial class RubricPage
{
    private Actor? _actor;
    private bool _mayEdit;
    private Rubric _inForce = Rubric.Shipped;
    private UnitId? _city;
    private DateTime _now;
    private WhatIf? _whatIf;
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm] private RubricInput? Input { get; set; }

    [Inject] private RubricBook Rubrics { get; set; } = null!;

    [Inject] private RubricDesk Desk { get; set; } = null!;

    [Inject] private ScoreQueries Scores { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    private RubricInput Draft => Input!;

    protected override void OnInitialized()
    {
        _now = Clock.UtcNow();
        _actor = Acting.Now;
        _inForce = Rubrics.At(_now);
        _city = _actor?.Unit is { } unit ? Book.Unit(unit).CityId : Book.Cities.Select(city => (UnitId?)city.Id).FirstOrDefault();
        _mayEdit = _actor is { } actor && PermissionTable.Allows(actor.Post, Permission.PublishRubric) && Book.CoversAll(actor.Acts);
        Input ??= RubricInput.Of(_inForce, DayOf(_now).AddDays(1));
    }

    private async Task Submit()
    {
        if (_actor is null || _city is not { } city)
        {
            return;
        }

        var zone = Book.ZoneOf(city);
        if (!Draft.Publish)
        {
            var tried = await Reader.Read(db => Scores.Try(Acting.Reads, db, city, ScorePeriod.Until(zone, _now), _now, Draft.Body(_inForce)));
            (_whatIf, _refusals) = (tried.IsAccepted ? tried.Value : null, tried.Refusals);
            return;
        }

        var outcome = await Desk.Publish(new(zone.StartOf(Draft.From), Draft.Body(_inForce)), _actor);
        if (outcome.IsAccepted)
        {
            Navigation.NavigateTo(Links.Rubric);
            return;
        }

        _refusals = outcome.Refusals;
    }

    private DateOnly DayOf(DateTime instant) => _city is { } city ? Book.ZoneOf(city).DayOf(instant) : DateOnly.FromDateTime(instant);

    private string Local(DateTime instant) => PeriodAddress.Day(DayOf(instant));

    private string? Wrong(params string[] fields) =>
        _refusals.Any(refusal => fields.Contains(refusal.Field) || fields.Contains(refusal.Arguments.FirstOrDefault())) ? "true" : null;

    private static string Told(Points? points) => points?.Printed(CultureInfo.InvariantCulture) ?? "–";
}

using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Scoring;

/// <summary>The score sheet of an officer. Whoever looks at their own may contest its lines.</summary>
public sealed partial class ScoreOfficerPage
{
    private Person? _person;
    private ScoresAddress _address = new();
    private FigurePeriod _days = null!;
    private ScoreSheet? _sheet;
    private ScoreTotal? _before;
    private Actor? _contestant;
    private IReadOnlyList<PageHead.Crumb> _trail = [];

    [Parameter] public long Id { get; set; }

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private ScoreReader Scores { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (Book.Person(new(Id)) is not { } person || !Acting.MayReadScoreOf(person.Id))
        {
            Navigation.NotFound();
            return;
        }

        var now = Clock.UtcNow();
        _address = ScoresAddress.Read(new Uri(Navigation.Uri));
        _days = Scores.DaysOf(person.CityId, _address.Period);
        if (!Scores.Covers(Acting.Reads, ScoreScope.Of(person.Id), _days))
        {
            Navigation.NotFound();
            return;
        }

        _trail = ScoreTrail.Above(Acting.Reads, Book, Words, Book.UnitOf(person.Id, now) ?? person.CityId, now, _address.Period, Text["Scores"], self: true);
        _contestant = Acting.Now is { Post: Post.Officer } actor && actor.Person == person.Id ? actor : null;
        _person = person;
        (_sheet, _before) = await Scores.Sheet(Acting.Reads, ScoreScope.Of(person.Id), _days, _address.Lines());
    }
}

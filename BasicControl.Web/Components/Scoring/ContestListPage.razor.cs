using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Scoring;

/// <summary>Contests: an officer sees their own, a supervisor those of the units below, with the form to answer.</summary>
public sealed partial class ContestListPage
{
    private Actor? _actor;
    private IReadOnlyList<ContestRow> _rows = [];

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _actor = Acting.Now;
        _rows = _actor switch
        {
            { Post: Post.Officer, Person: { } person } => await Reader.Read(db => ContestQueries.List(Acting.Reads, db, Book, Clock.UtcNow(), person: person)),
            { Post: Post.Supervisor, Unit: { } unit } => await Reader.Read(db => ContestQueries.List(Acting.Reads, db, Book, Clock.UtcNow(), Below(unit))),
            _ => [],
        };
    }

    private HashSet<UnitId> Below(UnitId unit) => [.. Book.SubtreeOf(unit, Clock.UtcNow())];
}

using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Disputes;

/// <summary>A mapping as it is written on the page.</summary>
public sealed class MappingInput
{
    public string Json { get; set; } = "";

    /// <summary>Publish it, or only check it and show what it would change.</summary>
    public bool Publish { get; set; }
}

/// <summary>The dispute mapping in force in words, its versions, and the desk that tries and publishes another.</summary>
public sealed partial class MappingPage
{
    private const int MostVersions = 50;
    private const string File = "mapping.json";

    private MappingDocument _mapping = null!;
    private IReadOnlyList<MappingVersion> _versions = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private MappingCounts? _preview;
    private Actor? _actor;
    private bool _mayPublish;

    [SupplyParameterFromForm] private MappingInput? Input { get; set; }

    [Inject] private Centre Centre { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _actor = Acting.Now;
        _mayPublish = _actor is { } actor && PermissionTable.Allows(actor.Post, Permission.PublishMapping) && Book.CoversAll(actor.Acts);
        _mapping = Centre.Disputes.InForce.Document;
        _versions = await Centre.Reader.Read(db => MappingQueries.Versions(db, MostVersions));
        Input ??= new() { Json = _versions is [var latest, ..] ? latest.Document : MappingShelf.ShippedJson() };
    }

    private async Task Submit()
    {
        if (!_mayPublish)
        {
            return;
        }

        if (!Input!.Publish)
        {
            var tried = await Centre.Mappings.Preview(Acting.Reads, Input.Json, File);
            (_preview, _refusals) = (tried.IsAccepted ? tried.Value : null, tried.Refusals);
            return;
        }

        var outcome = await Centre.Mappings.Publish(Input.Json, File, _actor!);
        if (outcome.IsAccepted)
        {
            Navigation.NavigateTo(Links.DisputeMapping);
            return;
        }

        _refusals = outcome.Refusals;
    }

    private string Told(DateTime instant) =>
        (Book.Cities.FirstOrDefault() is { } city ? Book.ZoneOf(city.Id) : CityZone.Floating).ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DisputeKind Kind(string code) => DisputeKinds.TryParse(code, out var kind) ? kind : DisputeKind.None;
}

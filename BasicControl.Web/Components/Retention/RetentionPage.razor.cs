using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.Retention;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Retention;

/// <summary>What a system administrator fills in.</summary>
public sealed class RetentionInput
{
    public RetentionKind Kind { get; set; } = RetentionKind.Incidents;

    public int? Months { get; set; }

    public string? Basis { get; set; }

    /// <summary>The preview was looked at.</summary>
    public bool Sure { get; set; }
}

/// <summary>How long what records tell of persons is kept: the rules, what is due, erasing it, and the report of that.</summary>
public sealed partial class RetentionPage
{
    private Actor? _actor;
    private RetentionPreview? _preview;
    private RetentionReport? _report;
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm] private RetentionInput? Input { get; set; }

    [Inject] private Centre Centre { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    protected override async Task OnInitializedAsync()
    {
        // Rules and runs are the whole store's: who acts on a part of it may look.
        _actor = Acting.Now is { } actor && Book.CoversAll(actor.Acts) ? actor : null;
        _preview = await Centre.Retention.Preview();
    }

    private async Task SetRule()
    {
        if (_actor is null || Input is null)
        {
            return;
        }

        _refusals = (await Centre.Retention.Set(Input.Kind, Input.Months ?? 0, Input.Basis ?? "", _actor)).Refusals;
        _preview = await Centre.Retention.Preview();
    }

    private async Task Run()
    {
        if (_actor is null)
        {
            return;
        }

        if (Input is not { Sure: true })
        {
            _refusals = [new("retention.not-sure", "sure")];
            return;
        }

        var outcome = await Centre.Retention.Run(_actor);
        (_report, _refusals) = (outcome.IsAccepted ? outcome.Value : null, outcome.Refusals);
        _preview = await Centre.Retention.Preview();
    }

    private string? Wrong(string field) => _refusals.Any(refusal => refusal.Field == field) ? "true" : null;
}

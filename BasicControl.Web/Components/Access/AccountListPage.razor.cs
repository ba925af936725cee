using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Access;

/// <summary>What an administrator does to an account.</summary>
public sealed class AccountAct
{
    public string? Number { get; set; }

    public string? Name { get; set; }

    public string? Unit { get; set; }

    public long Id { get; set; }

    public string? Role { get; set; }

    public string? Act { get; set; }
}

/// <summary>The accounts that the viewer answers for: create, give and take roles, disable, reset.</summary>
public sealed partial class AccountListPage
{
    private Actor? _actor;
    private IReadOnlyList<AccountEntry> _accounts = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private OneTimePassword? _password;

    [SupplyParameterFromForm] private AccountAct? Input { get; set; }

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private AccessBook Book { get; set; } = null!;

    [Inject] private OrganisationBook Units { get; set; } = null!;

    [Inject] private AccountDesk Desk { get; set; } = null!;

    [Inject] private GrantDesk Grants { get; set; } = null!;

    [Inject] private SessionDesk Sessions { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private UnitId? Unit => long.TryParse(Input?.Unit, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new UnitId(id) : null;

    protected override void OnInitialized()
    {
        _actor = Acting.Now;
        Look();
    }

    private async Task Create()
    {
        if (_actor is null || Input is null) return;
        Show(await Desk.Create(new(Input.Number ?? "", Input.Name ?? "", Unit), _actor));
    }

    private async Task GiveRole()
    {
        if (_actor is null || Input is null || !Enum.TryParse<Post>(Input.Role, out var role)) return;
        var root = Unit is { } unit ? ScopeRoot.Of(unit) : ScopeRoot.Everything;
        Tell((await Grants.Give(new(new(Input.Id), role, Unit, root, root), _actor)).Refusals);
    }

    private async Task RevokeRole()
    {
        if (_actor is null || Input is null) return;
        Tell((await Grants.Revoke(Input.Id, _actor)).Refusals);
    }

    private async Task RevokeSession()
    {
        if (_actor is null || Input is null) return;
        Tell((await Sessions.Revoke(Input.Id, _actor)).Refusals);
    }

    private async Task Act()
    {
        if (_actor is null || Input is null) return;
        var id = new AccountId(Input.Id);
        switch (Input.Act)
        {
            case "disable":
                Tell((await Desk.Disable(id, _actor)).Refusals);
                break;
            case "enable":
                Tell((await Desk.Enable(id, _actor)).Refusals);
                break;
            case "factor":
                Tell((await Desk.ForgetSecondFactor(id, _actor)).Refusals);
                break;
            case "reset":
                Show(await Desk.ResetPassword(id, _actor));
                break;
        }
    }

    private void Show(Outcome<OneTimePassword> outcome)
    {
        _password = outcome.IsAccepted ? outcome.Value : null;
        Tell(outcome.Refusals);
    }

    private void Tell(IReadOnlyList<Refusal> refusals)
    {
        _refusals = refusals;
        Look();
    }

    // One's own stands in the list as well, where nothing about it can be changed.
    private void Look()
    {
        var now = Clock.UtcNow();
        var acts = Acting.Caller?.Acts ?? Scope.Nothing;
        _accounts = [.. Book.Accounts.Where(account => acts.IsEverything || (account.Unit is { } unit && Units.Covers(acts, unit, now))).OrderBy(account => account.Number, StringComparer.Ordinal)];
    }
}

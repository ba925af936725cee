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
    private const int PageSize = 50;
    private const int LongestFind = 60;

    private Actor? _actor;
    private string? _next;
    private IReadOnlyList<AccountEntry> _accounts = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private OneTimePassword? _password;

    [SupplyParameterFromForm] private AccountAct? Input { get; set; }

    /// <summary>The beginning of a police number, or a part of a name.</summary>
    [SupplyParameterFromQuery] private string? Find { get; set; }

    /// <summary>The last number of the page before.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

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
        (Find, After) = (Input.Number, null);
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
        var found = Book.Accounts
            .Where(account => IsFound(account) && string.CompareOrdinal(account.Number, After) > 0 && (acts.IsEverything || (account.Unit is { } unit && Units.Covers(acts, unit, now))))
            .OrderBy(account => account.Number, StringComparer.Ordinal).Take(PageSize + 1).ToList();
        _accounts = [.. found.Take(PageSize)];
        _next = found.Count > PageSize ? _accounts[^1].Number : null;
    }

    private bool IsFound(AccountEntry account) =>
        Find?.Trim() is not { Length: > 0 and <= LongestFind } text
        || account.Number.StartsWith(text, StringComparison.OrdinalIgnoreCase) || account.Name.Contains(text, StringComparison.OrdinalIgnoreCase);
}

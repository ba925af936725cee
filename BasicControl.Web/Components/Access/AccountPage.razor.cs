using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Access;

/// <summary>What people type to change their own account.</summary>
public sealed class AccountInput
{
    public string? Current { get; set; }

    public string? Next { get; set; }

    public string? Code { get; set; }

    public string? Act { get; set; }

    public long Session { get; set; }
}

/// <summary>A person's own account: roles, password, second factor, sessions.</summary>
public sealed partial class AccountPage
{
    private Caller? _caller;
    private IReadOnlyList<Grant> _roles = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private IReadOnlyList<string> _codes = [];
    private AuthenticatorKey? _key;
    private string? _done;
    private bool _isConfirming;

    [SupplyParameterFromForm] private AccountInput? Input { get; set; }

    protected override void OnInitialized()
    {
        _caller = Acting.Caller;
        if (_caller is { Kind: CallerKind.Account, Id: { } id }) _roles = [.. Book.RolesOf(id, Clock.UtcNow())];
    }

    private async Task Password()
    {
        if (_caller is null || Input is null) return;
        Tell(await Own.ChangePassword(_caller, Input.Current ?? "", Input.Next ?? ""), "Changed");
    }

    private async Task Factor()
    {
        if (_caller is null || Input is null) return;
        switch (Input.Act)
        {
            case "begin":
                var begun = await Own.BeginSecondFactor(_caller, Input.Current ?? "");
                (_key, _refusals) = (begun.IsAccepted ? begun.Value : null, begun.Refusals);
                break;
            case "confirm":
                var confirmed = await Own.ConfirmSecondFactor(_caller, Input.Code ?? "");
                Show(confirmed);

                // The key stands in the app already: a mistyped code needs no other one.
                _isConfirming = !confirmed.IsAccepted && confirmed.Refusal.Code == "access.code-wrong";
                break;
            case "codes":
                Show(await Own.NewRecoveryCodes(_caller, Input.Current ?? ""));
                break;
            case "off":
                Tell(await Own.TurnOffSecondFactor(_caller, Input.Current ?? ""), "Changed");
                break;
        }
    }

    private async Task Revoke()
    {
        if (_caller is null || Input is null) return;
        Tell(await Sessions.Revoke(Input.Session, _caller.Actor), "Ended");
    }

    private void Show(Outcome<IReadOnlyList<string>> codes)
    {
        (_codes, _refusals) = (codes.IsAccepted ? codes.Value : [], codes.Refusals);
        _caller = Acting.Caller;
    }

    private void Tell<T>(Outcome<T> outcome, string done)
    {
        _refusals = outcome.Refusals;
        _done = outcome.IsAccepted ? done : null;
        _caller = Acting.Caller;
    }
}

using BasicControl.Core.Access;

namespace BasicControl.Web.Access;

/// <summary>Where somebody begins who may not open the start page.</summary>
internal static class StartPage
{
    public static string Of(Caller caller) =>
        caller.MustChange || caller.NeedsSecondFactor ? Links.Account
        : caller.Has(Permission.ReadWork) ? Links.Home
        : caller.Has(Permission.ReadWall) ? Links.Wall
        : caller.Has(Permission.ReadTrail) ? Links.Trail
        : caller.Has(Permission.ImportFiles) ? Links.Import
        : caller.Has(Permission.ManageAccounts) ? Links.Accounts
        : Links.Account;
}

using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Web.Access;

namespace BasicControl.Web.Components.Layout;

/// <summary>Who the viewer of this page or the sender of this request is: what they may, what they read, and as whom they act.</summary>
public sealed class Acting
{
    private readonly DemoRoles _roles;
    private readonly Callers _callers;
    private readonly Viewer _viewer;
    private readonly IHttpContextAccessor _http;

    internal Acting(DemoRoles roles, Callers callers, Viewer viewer, IHttpContextAccessor http) =>
        (_roles, _callers, _viewer, _http) = (roles, callers, viewer, http);

    /// <summary>Whether a viewer may enter a role without an account.</summary>
    public bool IsOffered => _roles.IsOn;

    /// <summary>Null where nobody was proved, which only an open page sees.</summary>
    public Caller? Caller => _callers.Of(_viewer.User ?? _http.HttpContext?.User);

    /// <summary>As whom commands are given; null: for reading only.</summary>
    public Actor? Now => Caller is { Acts.IsNothing: false } caller ? caller.Actor : null;

    /// <summary>The units that may be acted on.</summary>
    public Scope Acts => Caller?.Acts ?? Scope.Nothing;

    /// <summary>In whose name records are brought in.</summary>
    public Actor Importer => Now ?? Actor.Import with { Acts = Scope.Nothing };

    /// <summary>The units whose records are shown.</summary>
    public Scope Reads => Caller?.Reads ?? Scope.Nothing;

    public bool May(Permission permission) => Caller?.Has(permission) is true;

    /// <summary>Whether the score of a person may be shown: an officer sees their own, others see those of their scope.</summary>
    public bool MayReadScoreOf(PersonId person) => May(Permission.ReadScores) || (May(Permission.ReadOwnScore) && Caller?.Person == person);
}

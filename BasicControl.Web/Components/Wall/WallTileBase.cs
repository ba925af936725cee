using BasicControl.Core.Wall;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Wall;

/// <summary>
/// A tile that shows one part of the snapshot. It draws again only when the version of its part or the scope moved, so
/// a change elsewhere on the wall costs it nothing.
/// </summary>
public abstract class WallTileBase<TPart> : ComponentBase
{
    private (long Version, WallScope? Scope, object? Beside)? _drawn;
    private bool _moved;

    /// <summary>The part, or null while the board is still loading.</summary>
    [Parameter, EditorRequired] public WallPart<TPart>? Part { get; set; }

    /// <summary>The wall that the tile stands on, or null while the board is still loading.</summary>
    [Parameter, EditorRequired] public WallScope? Scope { get; set; }

    /// <summary>What the tile draws beside its part; it draws again when this is no longer equal.</summary>
    protected virtual object? Beside => null;

    protected bool IsLoading => Part is null || Scope is null;

    protected override bool ShouldRender() => _moved;

    protected override void OnParametersSet()
    {
        var now = (Part?.Version ?? 0, Scope, Beside);
        _moved = !now.Equals(_drawn);
        _drawn = now;
        if (_moved && Part is { } part && Scope is { } scope)
        {
            Prepare(part.Value, scope);
        }
    }

    /// <summary>Works out what the tile draws from its part; called once for each draw.</summary>
    protected virtual void Prepare(TPart part, WallScope scope)
    {
    }
}

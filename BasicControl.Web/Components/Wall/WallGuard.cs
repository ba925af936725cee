using BasicControl.Core.Wall;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Wall;

/// <summary>Keeps a fault inside its tile, says so there, and tries again with the next snapshot.</summary>
public sealed class WallGuard : ErrorBoundaryBase
{
    private WallSnapshot? _failed;

    [Inject] private IStringLocalizer<WallPage> Text { get; set; } = null!;

    [Inject] private ILogger<WallGuard> Log { get; set; } = null!;

    [Parameter, EditorRequired] public WallSnapshot? For { get; set; }

    /// <summary>The tile's name, for its place on the wall and for the log.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    protected override void OnParametersSet()
    {
        if (CurrentException is not null && !ReferenceEquals(For, _failed))
        {
            Recover();
        }
    }

    protected override Task OnErrorAsync(Exception exception)
    {
        _failed = For;
        Log.LogError(exception, "Tile {Tile} failed", Name);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "section");
        builder.AddAttribute(2, "class", $"tile tile-{Name} is-failed");
        builder.AddAttribute(3, "role", "alert");
        builder.OpenElement(4, "p");
        builder.AddAttribute(5, "class", "tile-empty");
        builder.AddContent(6, Text["TileFailed"].Value);
        builder.CloseElement();
        builder.CloseElement();
    }
}

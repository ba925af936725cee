using System.Net;
using BasicControl.Core.Clock;

namespace BasicControl.Web.Components.Shared;

/// <summary>The shape of a level beside its colour: red ▲, yellow ◆, blue ●, none ○.</summary>
public static class LevelMarkup
{
    public static string ClassOf(Level level) => level switch
    {
        Level.Red => "level-red",
        Level.Yellow => "level-yellow",
        Level.Blue => "level-blue",
        _ => "level-none",
    };

    /// <summary>Outline in a box of 16 × 16.</summary>
    public static string ShapeOf(Level level) => level switch
    {
        Level.Red => "M8 1.2 15.4 14.4H.6Z",
        Level.Yellow => "M8 .6 15.4 8 8 15.4.6 8Z",
        Level.Blue => "M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2Z",
        _ => "M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2Zm0 2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z",
    };

    /// <summary>A badge without a component, for rows written as one string: <see cref="LevelBadge"/> without its printed word.</summary>
    public static string Of(Level level, string word)
    {
        var encoded = WebUtility.HtmlEncode(word);
        return $"<span class=\"level {ClassOf(level)}\" title=\"{encoded}\"><svg class=level-shape viewBox=\"0 0 16 16\" aria-hidden=true><path d=\"{ShapeOf(level)}\" /></svg><span class=sr-only>{encoded}</span></span>";
    }
}

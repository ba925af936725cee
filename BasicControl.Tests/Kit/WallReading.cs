using System.Text.Json;
using Microsoft.Playwright;

namespace BasicControl.Tests.Kit;

/// <summary>What an open wall shows, read off its page.</summary>
internal static class WallReading
{
    /// <summary>Opens the wall and waits until it draws from the server.</summary>
    public static async Task OpenWall(this IPage page, string query = "")
    {
        await page.GotoAsync("/wall" + query);
        await page.WaitForFunctionAsync("() => Number(document.getElementById('wall-beat')?.dataset.beat) > 0 && document.querySelector('[data-tile=pending] .key')");
    }

    /// <summary>Text of the key figure of a tile, without its unit.</summary>
    public static Task<string> Key(this IPage page, string tile) =>
        page.EvalOnSelectorAsync<string>($"[data-tile='{tile}'] .key", "e => e.firstChild.textContent.trim()");

    public static async Task<string> Base(this IPage page, string tile) =>
        (await page.Locator($"[data-tile='{tile}'] .key-base").InnerTextAsync()).Trim();

    /// <summary>Cells of each row of a tile's table, hidden rows too; the row's full name first.</summary>
    public static async Task<IReadOnlyList<string[]>> Rows(this IPage page, string tile, string row) =>
        (await page.EvalOnSelectorAllAsync<JsonElement>(
            $"[data-tile='{tile}'] {row}",
            """
            rows => rows.map(row => [...row.children].map(cell => cell.querySelector('[title]')?.title ?? (cell.querySelector('.bar') ?? cell).textContent.trim()))
            """)).Deserialize<string[][]>()!;

    /// <summary>Waits until the key figure of a tile shows a text.</summary>
    public static Task WaitForKey(this IPage page, string tile, string text, float milliseconds = 30_000) =>
        page.WaitForFunctionAsync(
            "([tile, text]) => document.querySelector(`[data-tile='${tile}'] .key`)?.firstChild.textContent.trim() === text",
            new[] { tile, text },
            new() { Timeout = milliseconds, PollingInterval = 20 });
}

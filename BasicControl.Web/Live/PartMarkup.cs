using System.Globalization;
using System.Runtime.CompilerServices;

namespace BasicControl.Web.Live;

/// <summary>
/// Markup made once of an immutable part and shared by all circuits that show it alike: a grid of a thousand cells is
/// one string, not one for every screen. It goes with its part. The scope is what else the markup depends on.
/// </summary>
/// <param name="write">Writes the markup; pure, in the current language.</param>
public sealed class PartMarkup<TPart, TScope>(Func<TPart, TScope, string> write)
    where TPart : class
    where TScope : notnull
{
    private readonly ConditionalWeakTable<TPart, Made> _made = [];

    public string Of(TPart part, TScope scope)
    {
        var made = _made.GetValue(part, _ => []);
        var key = (CultureInfo.CurrentUICulture.Name, scope);
        lock (made)
        {
            return made.TryGetValue(key, out var markup) ? markup : made[key] = write(part, scope);
        }
    }

    private sealed class Made : Dictionary<(string Language, TScope Scope), string>;
}

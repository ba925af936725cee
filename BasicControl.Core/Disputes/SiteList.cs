using System.Collections.Frozen;

namespace BasicControl.Core.Disputes;

/// <summary>Sites such as stations, courts and hospitals, where calls pile up that are nobody's repeat.</summary>
internal sealed class SiteList
{
    private readonly FrozenSet<string> _whole;
    private readonly (string Text, bool Before, bool After)[] _parts;

    public SiteList(IReadOnlyList<string> sites, AddressNormaliser normaliser)
    {
        var read = sites.Select(site => (Text: normaliser.Normalise(site.Trim('*')) ?? "", Before: site.StartsWith('*'), After: site.EndsWith('*'))).ToList();
        _whole = read.Where(site => !site.Before && !site.After).Select(site => site.Text).ToFrozenSet(StringComparer.Ordinal);
        _parts = [.. read.Where(site => site.Before || site.After)];
    }

    public bool Contains(string key)
    {
        if (_whole.Contains(key))
        {
            return true;
        }

        foreach (var (text, before, after) in _parts)
        {
            if (before && after ? key.Contains(text, StringComparison.Ordinal)
                : before ? key.EndsWith(text, StringComparison.Ordinal)
                : key.StartsWith(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

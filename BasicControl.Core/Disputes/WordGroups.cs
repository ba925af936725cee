using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;

namespace BasicControl.Core.Disputes;

/// <summary>Reads a text by the groups of a mapping, included groups counted in.</summary>
internal sealed class WordGroups
{
    /// <summary>Most words of a text that are kept.</summary>
    private const int MostKept = 8;

    private readonly WordMatcher? _matcher;
    private readonly string[] _words;

    /// <summary>Per word: ranks of the groups with a kind that count it, ascending; and whether it tells of a weapon.</summary>
    private readonly int[][] _ranks;
    private readonly bool[] _weapon;
    private readonly DisputeKind[] _kinds;

    public WordGroups(IReadOnlyList<WordGroup> groups)
    {
        var byName = groups.ToDictionary(group => group.Name, StringComparer.Ordinal);
        var deciding = groups.Where(group => group.Kind is not null).ToList();
        var words = new Dictionary<string, (SortedSet<int> Ranks, bool Weapon)>(FoldedComparer.Instance);
        foreach (var group in groups)
        {
            var rank = deciding.IndexOf(group);
            foreach (var word in WordsOf(group, byName).Distinct(FoldedComparer.Instance))
            {
                var (ranks, weapon) = words.TryGetValue(word, out var known) ? known : ([], false);
                if (rank >= 0)
                {
                    ranks.Add(rank);
                }

                words[word] = (ranks, weapon || group.Weapon);
            }
        }

        _words = [.. words.Keys];
        _ranks = [.. words.Values.Select(one => one.Ranks.ToArray())];
        _weapon = [.. words.Values.Select(one => one.Weapon)];
        _kinds = [.. deciding.Select(group => group.Kind!.Value)];
        _matcher = _words.Length == 0 ? null : new WordMatcher(_words);
    }

    /// <summary>The mark of the first group in rank that has a word in the text, with the words that decided, or none.</summary>
    public DisputeMark Mark(string text)
    {
        if (_matcher?.Find(text) is not { Count: > 0 } hits)
        {
            return DisputeMark.None;
        }

        var rank = hits.Min(hit => _ranks[hit.Word] is [var first, ..] ? first : int.MaxValue);
        if (rank == int.MaxValue || _kinds[rank] == DisputeKind.None)
        {
            return DisputeMark.None;
        }

        var words = hits.Where(hit => _weapon[hit.Word] || Array.BinarySearch(_ranks[hit.Word], rank) >= 0)
            .OrderBy(hit => hit.At).ThenBy(hit => hit.Word).Select(hit => _words[hit.Word]).Distinct(StringComparer.Ordinal).Take(MostKept);
        return new(_kinds[rank], hits.Exists(hit => _weapon[hit.Word]), string.Join(' ', words));
    }

    /// <summary>Own words and those of all groups that it includes, directly or not; a mapping with a loop is never accepted.</summary>
    internal static IEnumerable<string> WordsOf(WordGroup group, IReadOnlyDictionary<string, WordGroup> byName)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { group.Name };
        var queue = new Queue<WordGroup>([group]);
        while (queue.TryDequeue(out var one))
        {
            foreach (var word in one.Words)
            {
                yield return word;
            }

            foreach (var name in one.Includes.Where(reached.Add))
            {
                queue.Enqueue(byName[name]);
            }
        }
    }
}

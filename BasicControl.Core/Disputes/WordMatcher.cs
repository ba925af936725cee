using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>A word found in a text.</summary>
/// <param name="Word">Index of the word in the matcher's list.</param>
/// <param name="At">Where it begins in the text.</param>
internal readonly record struct WordHit(int Word, int At);

/// <summary>
/// Finds all words of a list in one walk over a text (Aho–Corasick), folded (<see cref="TextFolding"/>). A word that
/// begins or ends with a letter of a script with spaces must stand alone on that side: "fight" is not in "firefighter".
/// </summary>
internal sealed class WordMatcher
{
    private readonly string[] _words;
    private readonly List<Dictionary<char, int>> _next = [[]];
    private readonly List<int> _fail = [0];

    /// <summary>The word that ends at a node, or −1; and the nearest node up its chain of failures where a word ends.</summary>
    private readonly List<int> _ends = [-1];
    private readonly List<int> _shorter = [0];

    /// <param name="words">Not empty, no two equal when folded.</param>
    public WordMatcher(IReadOnlyList<string> words)
    {
        _words = [.. words.Select(TextFolding.Fold)];
        for (var i = 0; i < _words.Length; i++)
        {
            Add(_words[i], i);
        }

        Link();
    }

    /// <summary>Every occurrence, in order of its end and then the longest first.</summary>
    public List<WordHit> Find(string text)
    {
        var hits = new List<WordHit>();
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            node = Step(node, TextFolding.Fold(text[i]));
            for (var end = _ends[node] >= 0 ? node : _shorter[node]; end > 0; end = _shorter[end])
            {
                var word = _ends[end];
                var at = i + 1 - _words[word].Length;
                if (StandsAlone(text, at, i + 1))
                {
                    hits.Add(new(word, at));
                }
            }
        }

        return hits;
    }

    /// <param name="end">Exclusive.</param>
    internal static bool StandsAlone(string text, int from, int end) => !Joins(text, from) && !Joins(text, end);

    /// <summary>Letters on both sides of a place.</summary>
    private static bool Joins(string text, int place) =>
        place > 0 && place < text.Length && TextFolding.IsLetter(TextFolding.Fold(text[place - 1])) && TextFolding.IsLetter(TextFolding.Fold(text[place]));

    private int Step(int node, char character)
    {
        while (true)
        {
            if (_next[node].TryGetValue(character, out var next))
            {
                return next;
            }

            if (node == 0)
            {
                return 0;
            }

            node = _fail[node];
        }
    }

    private void Add(string word, int index)
    {
        var node = 0;
        foreach (var character in word)
        {
            if (!_next[node].TryGetValue(character, out var next))
            {
                next = _next.Count;
                _next[node][character] = next;
                _next.Add([]);
                _fail.Add(0);
                _ends.Add(-1);
                _shorter.Add(0);
            }

            node = next;
        }

        _ends[node] = index;
    }

    private void Link()
    {
        var queue = new Queue<int>(_next[0].Values);
        while (queue.TryDequeue(out var node))
        {
            _shorter[node] = _ends[_fail[node]] >= 0 ? _fail[node] : _shorter[_fail[node]];
            foreach (var (character, child) in _next[node])
            {
                _fail[child] = Step(_fail[node], character);
                queue.Enqueue(child);
            }
        }
    }
}

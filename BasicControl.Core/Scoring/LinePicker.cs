using System.Globalization;

namespace BasicControl.Core.Scoring;

/// <summary>Picks one page of lines out of a stream of facts, the latest first, keeping no more than the page.</summary>
internal sealed class LinePicker(LineQuery query, Rubric rubric)
{
    private readonly int _size = Math.Clamp(query.Size, 1, LineQuery.MostSize);
    private readonly Place? _after = Place.Read(query.After);
    private readonly PriorityQueue<Place, Place> _page = new();

    /// <summary>Lines that match, on all pages.</summary>
    public int Total { get; private set; }

    public void Add(long order, in PlainFact fact, long mark)
    {
        if ((query.Rule is { } rule && fact.Rule != rule) || (query.Part is { } part && rubric.PartOf(fact.Rule) != part))
        {
            return;
        }

        Total++;
        var place = new Place(fact.At, order, (int)fact.Rule, mark, fact);
        if (_after is { } after && place.CompareTo(after) >= 0)
        {
            return;
        }

        if (_page.Count <= _size)
        {
            _page.Enqueue(place, place);
        }
        else
        {
            _page.EnqueueDequeue(place, place);
        }
    }

    /// <summary>The lines of the page and where the next one starts.</summary>
    public (IReadOnlyList<Place> Lines, string? Next) Page()
    {
        var lines = _page.UnorderedItems.Select(item => item.Element).OrderDescending().ToList();
        return lines.Count <= _size ? (lines, null) : (lines[.._size], lines[_size - 1].Write());
    }

    /// <summary>A line's place in the list.</summary>
    internal readonly record struct Place(long At, long Order, int Rule, long Mark, PlainFact Fact) : IComparable<Place>
    {
        public int CompareTo(Place other) => (At, Order, Rule, Mark).CompareTo((other.At, other.Order, other.Rule, other.Mark));

        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Order}.{Rule}.{Mark}");

        public static Place? Read(string? text)
        {
            var parts = text?.Split('.');
            var numbers = new long[4];
            for (var i = 0; i < numbers.Length; i++)
            {
                if (parts?.Length != numbers.Length || !long.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
                {
                    return null;
                }
            }

            return new(numbers[0], numbers[1], (int)numbers[2], numbers[3], default);
        }
    }
}

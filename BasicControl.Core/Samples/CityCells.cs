using System.Globalization;
using System.Text;

namespace BasicControl.Core.Samples;

/// <summary>
/// Areas of an invented city: an outline drawn from a few waves, cut into the cells that lie nearest to each station,
/// with borders roughened the same way from both sides, so that cells meet without gap or overlap. Nothing is copied.
/// </summary>
internal sealed class CityCells
{
    // In the open sea, so that no place on earth is meant.
    private const double CentreLatitude = 29.62;
    private const double CentreLongitude = 124.58;
    private const double KilometresPerLatitude = 110.574;
    private const double Radius = 17;
    private const int OutlinePoints = 96;
    private const double Roughness = 0.22;
    private const double FinestEdge = 0.45;

    private static readonly double KilometresPerLongitude = 111.320 * Math.Cos(CentreLatitude * Math.PI / 180);

    private readonly List<Point>[] _cells;

    public CityCells(IReadOnlyList<Point> sites)
    {
        var outline = Outline();
        _cells = [.. sites.Select((site, i) => Cell(outline, sites, i))];
        Sites = sites;
    }

    public IReadOnlyList<Point> Sites { get; }

    public IReadOnlyList<IReadOnlyList<Point>> Cells => _cells;

    public static (double Latitude, double Longitude) PlaceOf(Point point) =>
        (Math.Round(CentreLatitude + (point.Y / KilometresPerLatitude), 5), Math.Round(CentreLongitude + (point.X / KilometresPerLongitude), 5));

    /// <summary>GeoJSON polygon (WGS 84, longitude first, closed ring).</summary>
    public static string GeoJson(IReadOnlyList<Point> ring)
    {
        var text = new StringBuilder("""{"type":"Polygon","coordinates":[[""", ring.Count * 20);
        foreach (var point in ring.Append(ring[0]))
        {
            var (latitude, longitude) = PlaceOf(point);
            text.Append(CultureInfo.InvariantCulture, $"[{longitude:0.#####},{latitude:0.#####}],");
        }

        return text.Remove(text.Length - 1, 1).Append("]]}").ToString();
    }

    /// <summary>A place inside a cell: most near one of its busy spots, the rest anywhere.</summary>
    public Point Somewhere(int cell, IReadOnlyList<Point> spots, Random random)
    {
        var ring = _cells[cell];
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var spot = spots[random.Next(spots.Count)];
            var reach = random.NextDouble() < 0.7 ? 0.9 : 5;
            var point = spot + new Point(Bell(random) * reach, Bell(random) * reach);
            if (Polygon.Contains(ring, point))
            {
                return point;
            }
        }

        return Sites[cell];
    }

    private static List<Point> Outline() =>
    [
        .. Enumerable.Range(0, OutlinePoints).Select(i =>
        {
            var angle = 2 * Math.PI * i / OutlinePoints;
            var radius = Radius * (1 + (0.09 * Math.Cos((2 * angle) + 0.6)) + (0.07 * Math.Cos((3 * angle) + 2.1)) + (0.03 * Math.Cos((5 * angle) + 4.0)) + (0.014 * Math.Cos((9 * angle) + 1.0)));
            return new Point(radius * Math.Cos(angle) * 1.12, radius * Math.Sin(angle) * 0.92);
        }),
    ];

    private static List<Point> Cell(IReadOnlyList<Point> outline, IReadOnlyList<Point> sites, int own)
    {
        var ring = outline.ToList();
        for (var other = 0; other < sites.Count; other++)
        {
            if (other != own)
            {
                ring = Polygon.Nearer(ring, sites[own], sites[other]);
            }
        }

        // Neighbours reach a shared corner by different sums; on a common grid it is one corner.
        var corners = ring.Select(point => new Point(Math.Round(point.X, 6), Math.Round(point.Y, 6))).ToList();
        var rough = new List<Point>();
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
            if (from != to)
            {
                rough.AddRange(Edge(from, to));
            }
        }

        return rough;
    }

    /// <summary>The edge with its middle moved aside again and again, without its last point; the same line from both ends.</summary>
    private static List<Point> Edge(Point from, Point to)
    {
        var turned = from.X > to.X || (from.X == to.X && from.Y > to.Y);
        List<Point> line = [turned ? to : from];
        Roughen(line, turned ? to : from, turned ? from : to);
        if (turned)
        {
            line.Reverse();
        }

        line.RemoveAt(line.Count - 1);
        return line;
    }

    private static void Roughen(List<Point> line, Point from, Point to)
    {
        var along = to - from;
        if (along.Length > FinestEdge)
        {
            var aside = new Point(-along.Y, along.X) * (Roughness * (Chance(from, to) - 0.5));
            var middle = ((from + to) * 0.5) + aside;
            Roughen(line, from, middle);
            Roughen(line, middle, to);
            return;
        }

        line.Add(to);
    }

    /// <summary>0–1, the same for the same two points.</summary>
    private static double Chance(Point a, Point b)
    {
        var mixed = 17UL;
        foreach (var value in (double[])[a.X, a.Y, b.X, b.Y])
        {
            mixed = (mixed ^ (ulong)(long)Math.Round(value * 1e5)) * 0x9E3779B97F4A7C15UL;
            mixed ^= mixed >> 29;
        }

        return (mixed >> 11) / (double)(1UL << 53);
    }

    private static double Bell(Random random) => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
}

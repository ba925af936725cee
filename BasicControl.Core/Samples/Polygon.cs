namespace BasicControl.Core.Samples;

/// <summary>A point of the plane that the sample city is drawn on: kilometres east and north of its centre.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(Point a, double factor) => new(a.X * factor, a.Y * factor);

    public double Length => Math.Sqrt((X * X) + (Y * Y));
}

/// <summary>Plane polygons as open rings of points, counter-clockwise.</summary>
internal static class Polygon
{
    /// <summary>The part of the ring that is nearer to <paramref name="near"/> than to <paramref name="far"/>.</summary>
    public static List<Point> Nearer(IReadOnlyList<Point> ring, Point near, Point far)
    {
        var middle = (near + far) * 0.5;
        var away = far - near;
        double Side(Point point) => ((point.X - middle.X) * away.X) + ((point.Y - middle.Y) * away.Y);

        var kept = new List<Point>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            var (a, b) = (Side(from), Side(to));
            if (a <= 0)
            {
                kept.Add(from);
            }

            if ((a < 0 && b > 0) || (a > 0 && b < 0))
            {
                kept.Add(from + ((to - from) * (a / (a - b))));
            }
        }

        return kept;
    }

    public static bool Contains(IReadOnlyList<Point> ring, Point point)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if (ring[i].Y > point.Y != ring[j].Y > point.Y
                && point.X < ((ring[j].X - ring[i].X) * (point.Y - ring[i].Y) / (ring[j].Y - ring[i].Y)) + ring[i].X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    public static double Area(IReadOnlyList<Point> ring)
    {
        double twice = 0;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            twice += (ring[j].X * ring[i].Y) - (ring[i].X * ring[j].Y);
        }

        return twice / 2;
    }

    /// <summary>The outline of rings that share whole edges: the longest chain of edges that no neighbour has as well.</summary>
    public static List<Point> Union(IEnumerable<IReadOnlyList<Point>> rings)
    {
        var edges = new HashSet<(Point From, Point To)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
                if (!edges.Remove((to, from)))
                {
                    edges.Add((from, to));
                }
            }
        }

        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        List<Point> longest = [];
        var left = new HashSet<Point>(edges.Select(edge => edge.From));
        foreach (var start in edges.Select(edge => edge.From).OrderBy(point => point.X).ThenBy(point => point.Y))
        {
            var chain = new List<Point>();
            for (var at = start; left.Remove(at); at = next[at].First())
            {
                chain.Add(at);
            }

            longest = chain.Count > longest.Count ? chain : longest;
        }

        return longest;
    }
}

namespace BasicControl.Core.Briefing.Paper;

/// <summary>What a column of a table needs, in ems of its text.</summary>
/// <param name="Least">Below this a word or a number would be cut.</param>
/// <param name="Wish">All on one line, within reason.</param>
public readonly record struct ColumnNeed(double Least, double Wish)
{
    // A column never insists on more: longer words are broken, longer texts run over several lines.
    private const double MostLeast = 12;
    private const double MostWish = 36;
    private const double Short = 10;
    private const double Bold = 1.1;
    private const int HeadLines = 3;

    /// <summary>Room for a cell on two lines.</summary>
    public double Comfort => Math.Max(Least, Wish / 2);

    /// <param name="head">Heading; may take three lines.</param>
    /// <param name="cells">Texts of the column.</param>
    /// <param name="breaks">Whether a cell may take several lines; a number may not.</param>
    public static ColumnNeed Of(string head, IEnumerable<string> cells, bool breaks)
    {
        var headEms = PaperText.Ems(head);
        var (least, wish) = (Math.Max(PaperText.LongestPiece(head) * Bold, Math.Ceiling(headEms / HeadLines)), Math.Min(headEms * Bold, 8));
        foreach (var cell in cells)
        {
            var ems = PaperText.Ems(cell);
            wish = Math.Max(wish, ems);
            least = Math.Max(least, breaks ? ems <= Short ? ems : Math.Max(PaperText.LongestPiece(cell), Math.Min(ems / 3, Short)) : ems);
        }

        return new(Math.Min(least, MostLeast), Math.Max(Math.Min(wish, MostWish), Math.Min(least, MostLeast)));
    }
}

/// <summary>How the width of a page is shared out among the columns of a table.</summary>
/// <param name="HalfPoints">Size of the text.</param>
/// <param name="Padding">Twips left and right of a cell's text.</param>
/// <param name="Widths">Twips of each column.</param>
public sealed record TableFit(int HalfPoints, int Padding, IReadOnlyList<int> Widths)
{
    private const double MostStretch = 1.8;

    public int Width => Widths.Sum();

    /// <summary>The largest text whose columns fit, at first with room to spare; null when they do not fit even at the least.</summary>
    /// <param name="width">Twips there are.</param>
    public static TableFit? Of(IReadOnlyList<ColumnNeed> needs, int width, int largest, int least)
    {
        for (var size = largest; size >= least; size--)
        {
            var padding = size == largest ? 70 : size > least ? 50 : 28;
            var em = size * 10.0;
            double[] leasts = [.. needs.Select(need => (need.Least * em) + (2 * padding) + 10)];
            double[] wishes = [.. needs.Select(need => (need.Wish * em) + (2 * padding) + 10)];
            var enough = size > (largest + least) / 2 ? needs.Sum(need => (need.Comfort * em) + (2 * padding) + 10) : leasts.Sum();
            if (enough <= width)
            {
                return new(size, padding, Share(leasts, wishes, width));
            }
        }

        return null;
    }

    private static int[] Share(double[] leasts, double[] wishes, int width)
    {
        var (least, wish) = (leasts.Sum(), wishes.Sum());
        var shared = wish <= width
            ? wishes.Select(own => own * Math.Min(width / wish, MostStretch))
            : leasts.Zip(wishes, (own, wished) => own + ((wished - own) * (width - least) / (wish - least)));
        return [.. shared.Select(own => (int)own)];
    }
}

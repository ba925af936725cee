using System.Globalization;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Html;

/// <summary>Charts as SVG: crisp at any size, series told apart by dash and label as well as by tone, with the chart in words for whoever cannot see it.</summary>
internal static class SvgChart
{
    private static readonly double[] RoundSteps = [1, 2, 5, 10];

    private const double Width = 760;
    private const double LineHeight = 260;
    private const double BarStep = 24;

    public static void Write(Markup markup, ChartBlock chart, ValueText text)
    {
        markup.Raw("<figure class=\"bf-chart\">").Element("figcaption", null, $"{text.Of(chart.Title)} · {text.Of(chart.Unit)}");
        if (chart.Kind == ChartKind.Line)
        {
            Lines(markup, chart, text);
        }
        else
        {
            Bars(markup, chart, text);
        }

        markup.Element("p", "class=\"bf-note\"", text.Of(chart.Summary)).Raw("</figure>");
    }

    private static void Open(Markup markup, ChartBlock chart, ValueText text, double height) => markup.Form(
        $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{text.Of(chart.Title)}: {text.Of(chart.Summary)}\" data-chart=\"{chart.Code}\" preserveAspectRatio=\"xMidYMid meet\">");

    private static void Lines(Markup markup, ChartBlock chart, ValueText text)
    {
        const double Left = 52, Right = 96, Top = 12, Bottom = 28;
        var most = chart.Series.SelectMany(series => series.Values).Max() ?? 0;
        var (top, step) = Ticks(most);
        var (plotWidth, plotHeight) = (Width - Left - Right, LineHeight - Top - Bottom);
        Open(markup, chart, text, LineHeight);
        for (var tick = 0d; tick <= top + (step / 2); tick += step)
        {
            markup.Form($"<line class=\"bf-grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):0.#}\" y2=\"{Y(tick):0.#}\"/>");
            markup.Form($"<text class=\"bf-tick\" x=\"{Left - 8}\" y=\"{Y(tick) + 4:0.#}\" text-anchor=\"end\">{Number(tick, text)}</text>");
        }

        var every = Math.Max(1, (int)Math.Ceiling(chart.Labels.Count * 52 / plotWidth));
        for (var label = chart.Labels.Count - 1; label >= 0; label -= every)
        {
            markup.Form($"<text class=\"bf-tick\" x=\"{X(label):0.#}\" y=\"{LineHeight - 8}\" text-anchor=\"middle\">{text.Of(chart.Labels[label])}</text>");
        }

        var ends = Ends(chart, Y);
        for (var series = 0; series < chart.Series.Count; series++)
        {
            markup.Form($"<path class=\"bf-line bf-line-{series + 1}\" d=\"").Raw(Path(chart.Series[series], X, Y)).Raw("\"/>");
            markup.Form($"<text class=\"bf-name bf-name-{series + 1}\" x=\"{Width - Right + 10}\" y=\"{ends[series]:0.#}\">");
            markup.Text($"{text.Of(chart.Series[series].Name)} {(chart.Series[series].Values.LastOrDefault(value => value is not null) is { } last ? Number(last, text) : "")}").Raw("</text>");
        }

        markup.Raw("</svg>");

        double X(int index) => chart.Labels.Count <= 1 ? Left + (plotWidth / 2) : Left + (plotWidth * index / (chart.Labels.Count - 1));
        double Y(double value) => Top + plotHeight - (top == 0 ? 0 : plotHeight * value / top);
    }

    private static void Bars(Markup markup, ChartBlock chart, ValueText text)
    {
        var names = chart.Labels.Select(text.Of).ToList();
        var left = Math.Min(260, 20 + (names.Max(Wide) * 7));
        const double Right = 72;
        var series = chart.Series[0];
        var most = series.Values.Max() ?? 0;
        var height = (chart.Labels.Count * BarStep) + 8;
        Open(markup, chart, text, height);
        for (var row = 0; row < names.Count; row++)
        {
            var value = series.Values[row] ?? 0;
            var width = most == 0 ? 0 : (Width - left - Right) * value / most;
            var y = 4 + (row * BarStep);
            markup.Form($"<text class=\"bf-label\" x=\"{left - 8}\" y=\"{y + 15}\" text-anchor=\"end\">{names[row]}</text>");
            markup.Form($"<rect class=\"bf-bar\" x=\"{left}\" y=\"{y + 3}\" width=\"{width:0.#}\" height=\"{BarStep - 8}\"/>");
            markup.Form($"<text class=\"bf-label bf-bar-value\" x=\"{left + width + 6:0.#}\" y=\"{y + 15}\">{Number(value, text)}</text>");
        }

        markup.Raw("</svg>");
    }

    private static string Path(ChartSeries series, Func<int, double> x, Func<double, double> y)
    {
        var parts = new List<string>();
        var isOpen = false;
        for (var index = 0; index < series.Values.Count; index++)
        {
            if (series.Values[index] is { } value)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{x(index):0.#} {y(value):0.#}"));
            }

            isOpen = series.Values[index] is not null;
        }

        return string.Join(' ', parts);
    }

    /// <summary>Heights of the names at the lines' ends, moved apart so that none covers another.</summary>
    private static double[] Ends(ChartBlock chart, Func<double, double> y)
    {
        const double Apart = 16;
        var wanted = chart.Series.Select((series, index) => (Index: index, Y: y(series.Values.LastOrDefault(value => value is not null) ?? 0) + 4)).OrderBy(end => end.Y).ToList();
        var places = new double[wanted.Count];
        var free = 14d;
        for (var i = 0; i < wanted.Count; i++)
        {
            // Leaves room for those below it.
            var lowest = LineHeight - 30 - ((wanted.Count - 1 - i) * Apart);
            places[wanted[i].Index] = Math.Max(free, Math.Min(wanted[i].Y, lowest));
            free = places[wanted[i].Index] + Apart;
        }

        return places;
    }

    /// <summary>A round top and step that a few lines reach it by; whole numbers, since these are counts.</summary>
    private static (double Top, double Step) Ticks(double most)
    {
        var rough = Math.Max(1, most / 4);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = RoundSteps.Select(factor => factor * power).First(one => one >= rough);
        return (Math.Max(step, Math.Ceiling(most / step) * step), step);
    }

    private static string Number(double value, ValueText text) => value.ToString(value == Math.Floor(value) ? "N0" : "N1", text.Culture);

    /// <summary>Width in units of a Latin letter: a Chinese one takes two.</summary>
    private static int Wide(string name) => name.Sum(letter => letter > 0x2E80 ? 2 : 1);
}

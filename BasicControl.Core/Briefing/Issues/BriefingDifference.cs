using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>One place where two versions differ.</summary>
/// <param name="Where">Figure, sentence, directive, or row and column of a table.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
public sealed record DifferenceLine(LocalName Where, LocalName? Before, LocalName? After);

/// <summary>What changed from one version of a briefing to another: figure by figure, sentence by sentence, cell by cell.</summary>
public static class BriefingDifference
{
    /// <summary>All differences, in the order of the newer document.</summary>
    public static IReadOnlyList<DifferenceLine> Of(BriefingDocument before, BriefingDocument after) =>
        Compare(Places(before, _ => true), Places(after, _ => true));

    /// <summary>
    /// What records that came later change of what was counted: headline figures, days and sums. Sentences, lists and sources tell how
    /// things stood when they were written, and a unit's share moves with a hand-over, so these are not looked at.
    /// </summary>
    public static IReadOnlyList<DifferenceLine> Late(BriefingDocument frozen, BriefingDocument recounted) =>
        Compare(Places(frozen, IsCounted), Places(recounted, IsCounted));

    private static bool IsCounted(Place place) => place.Kind is PlaceKind.Figure or PlaceKind.Total || (place.Kind == PlaceKind.Cell && place.Table == "days");

    private static List<DifferenceLine> Compare(List<Place> before, List<Place> after)
    {
        var old = before.ToDictionary(place => place.Key, StringComparer.Ordinal);
        var lines = new List<DifferenceLine>();
        foreach (var place in after)
        {
            if (!old.Remove(place.Key, out var was))
            {
                lines.Add(new(place.Name, null, place.Text));
            }
            else if (was.Text != place.Text)
            {
                lines.Add(new(place.Name, was.Text, place.Text));
            }
        }

        lines.AddRange(before.Where(place => old.ContainsKey(place.Key)).Select(place => new DifferenceLine(place.Name, place.Text, null)));
        return lines;
    }

    private static List<Place> Places(BriefingDocument document, Func<Place, bool> wanted)
    {
        var said = new BothTexts(document);
        var places = document.Sections.SelectMany(section => section.Blocks.SelectMany(block => Places(section, block, said))).Where(wanted);

        // Two rows of a table may bear the same name: they are told apart by their order.
        return [.. places.GroupBy(place => place.Key, StringComparer.Ordinal).SelectMany(group => group.Select((place, index) => index == 0 ? place : place with { Key = $"{place.Key}#{index}" }))];
    }

    private static IEnumerable<Place> Places(BriefingSection section, BriefingBlock block, BothTexts said)
    {
        switch (block)
        {
            case FigureBlock figures:
                return figures.Figures.Select(figure => new Place(PlaceKind.Figure, "", $"figure:{figure.Code}", figure.Name, said.Of(figure.Value)));
            case TextBlock text:
                return text.Paragraphs.Select((paragraph, index) => new Place(PlaceKind.Text, "", $"text:{text.Code}:{index}", Said.Of("Where_Sentence", section.Title, index + 1), paragraph));
            case DirectiveBlock directives:
                return directives.Directives.SelectMany(one => new[]
                {
                    new Place(PlaceKind.Text, "", $"measure:{one.Number}", Said.Of("Where_Measure", one.Number), one.Measure),
                    new Place(PlaceKind.Text, "", $"state:{one.Number}", Said.Of("Where_State", one.Number), one.State),
                });
            case TableBlock table:
                var cells = table.Rows.SelectMany(row => Cells(table, row, PlaceKind.Cell, said));
                return table.Total is { } total ? cells.Concat(Cells(table, total, PlaceKind.Total, said)) : cells;
            case HeatBlock heat:
                return heat.Cells.Select((count, index) => (Count: count, Row: heat.Rows[index / heat.Columns.Count], Column: heat.Columns[index % heat.Columns.Count]))
                    .Where(cell => cell.Count > 0)
                    .Select(cell => new Place(PlaceKind.Heat, heat.Code, $"heat:{heat.Code}:{cell.Row.Zh}:{cell.Column.Zh}", Said.Of("Where_Cell", heat.Title, cell.Row, cell.Column), said.Of(new CountValue(cell.Count))));
            default:
                return [];
        }
    }

    private static IEnumerable<Place> Cells(TableBlock table, IReadOnlyList<BriefingValue?> row, PlaceKind kind, BothTexts said)
    {
        var name = said.Of(row[0]);
        return table.Columns.Select((column, index) => (column, index)).Skip(1).Select(cell => new Place(
            kind, table.Code, $"{kind}:{table.Code}:{name.Zh}:{cell.column.Key}", Said.Of("Where_Cell", table.Title, name, cell.column.Title), said.Of(row[cell.index])));
    }

    private enum PlaceKind
    {
        Figure,
        Text,
        Cell,
        Total,
        Heat,
    }

    private sealed record Place(PlaceKind Kind, string Table, string Key, LocalName Name, LocalName Text);

    private sealed class BothTexts(BriefingDocument document)
    {
        private readonly ValueText _chinese = new(BriefingCultures.Chinese, document);
        private readonly ValueText _english = new(BriefingCultures.English, document);

        public LocalName Of(BriefingValue? value) => new(_chinese.Of(value), _english.Of(value));
    }
}

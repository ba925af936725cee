using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Document;

/// <summary>A piece of a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(FigureBlock), "figures")]
[JsonDerivedType(typeof(TextBlock), "text")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(ChartBlock), "chart")]
[JsonDerivedType(typeof(HeatBlock), "heat")]
[JsonDerivedType(typeof(DirectiveBlock), "directives")]
public abstract record BriefingBlock;

/// <summary>Headline figures, each with what it is compared with.</summary>
public sealed record FigureBlock(IReadOnlyList<BriefingFigure> Figures) : BriefingBlock;

/// <param name="Code">Code of the figure in the register.</param>
/// <param name="Kind">How <paramref name="Value"/> is told.</param>
/// <param name="Value">Null: nothing to tell; <paramref name="Note"/> says why.</param>
/// <param name="Formula">What is counted, in words.</param>
public sealed record BriefingFigure(
    string Code, LocalName Name, ValueKind Kind, BriefingValue? Value, LocalName Formula, IReadOnlyList<BriefingComparison> Comparisons, LocalName? Note = null);

public enum ComparisonKind
{
    /// <summary>The day before; for other periods as many days before.</summary>
    Before = 0,

    /// <summary>The same day a week ago.</summary>
    LastWeek = 1,

    /// <summary>The quarter-to-quarter band of the 28 days before.</summary>
    Band = 2,
    Target = 3,
}

/// <summary>What a comparison says about a figure: marked beside the words, never by colour alone.</summary>
public enum Verdict
{
    /// <summary>Neither way is better.</summary>
    Neutral = 0,
    Better = 1,
    Worse = 2,
}

/// <param name="Value">What the figure is compared with; of a band its lower edge.</param>
/// <param name="High">Upper edge of a band; null otherwise.</param>
/// <param name="Direction">The figure against <paramref name="Value"/>: 1 more, -1 less, 0 the same or (of a band) inside.</param>
/// <param name="Words">The comparison in full: “2,233, the day before 2,180: 53 more (+2.4 %)”.</param>
/// <param name="Difference">How far the figure is from <paramref name="Value"/>, without a sign; a share's in points of a hundred.</param>
public sealed record BriefingComparison(
    ComparisonKind Kind, BriefingValue? Value, BriefingValue? High, int Direction, Verdict Verdict, LocalName Words, BriefingValue? Difference = null);

/// <summary>What a text block is.</summary>
public enum TextRole
{
    /// <summary>Drafted from the figures; may be edited by a person.</summary>
    Commentary = 0,

    /// <summary>What a reader has to know about the section: a definition, a cut, a missing source.</summary>
    Note = 1,

    /// <summary>Stands out: there is no data, a source is silent, the briefing is not signed.</summary>
    Warning = 2,
}

/// <param name="Code">Stable within the document: edits and differences name it.</param>
public sealed record TextBlock(string Code, TextRole Role, IReadOnlyList<LocalName> Paragraphs) : BriefingBlock;

/// <param name="Code">Stable within the document, lower case: a sheet or file name.</param>
/// <param name="Rows">Cells by column; null is “–”.</param>
/// <param name="Total">A last row that sums up, or null.</param>
/// <param name="Note">Below the table: how many rows were left out, what a column means.</param>
public sealed record TableBlock(
    string Code,
    LocalName Title,
    IReadOnlyList<BriefingColumn> Columns,
    IReadOnlyList<IReadOnlyList<BriefingValue?>> Rows,
    IReadOnlyList<BriefingValue?>? Total = null,
    LocalName? Note = null) : BriefingBlock;

/// <param name="Key">Stable, lower case: heading of the column in data formats. A share adds <c>KEY_of</c> and <c>KEY_base</c>.</param>
public sealed record BriefingColumn(string Key, LocalName Title, ValueKind Kind);

public enum ChartKind
{
    Line = 0,
    Bar = 1,
}

/// <param name="Labels">Along the axis.</param>
/// <param name="Unit">What the values are told in: “orders”.</param>
/// <param name="Summary">The chart in a sentence, for whoever cannot see it.</param>
public sealed record ChartBlock(
    string Code, LocalName Title, ChartKind Kind, IReadOnlyList<LocalName> Labels, IReadOnlyList<ChartSeries> Series, LocalName Unit, LocalName Summary) : BriefingBlock;

/// <param name="Values">One for each label; null is a gap.</param>
public sealed record ChartSeries(LocalName Name, IReadOnlyList<double?> Values);

/// <summary>Counts by two things, shaded from the least to the most.</summary>
/// <param name="Corner">What the rows are called.</param>
/// <param name="Cells"><c>Cells[row * Columns.Count + column]</c>.</param>
public sealed record HeatBlock(
    string Code, LocalName Title, LocalName Corner, IReadOnlyList<LocalName> Rows, IReadOnlyList<LocalName> Columns, IReadOnlyList<int> Cells, LocalName? Note = null) : BriefingBlock
{
    public int Most() => Cells.Count == 0 ? 0 : Cells.Max();
}

/// <summary>Directives of the period, each with its measure and the unit that answers for it.</summary>
public sealed record DirectiveBlock(string Code, IReadOnlyList<BriefingDirective> Directives, LocalName? Note = null) : BriefingBlock;

/// <param name="Measure">What is to be done.</param>
/// <param name="Unit">The unit that answers for it.</param>
/// <param name="Due">UTC, or null without a due.</param>
/// <param name="State">Where the order stands at T, in words.</param>
public sealed record BriefingDirective(string Number, Level Level, LocalName Title, LocalName Measure, LocalName Unit, DateTime? Due, LocalName State);

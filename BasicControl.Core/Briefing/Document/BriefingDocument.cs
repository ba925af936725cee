using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Document;

/// <summary>
/// A briefing (日研判) as data: what it says, in both languages, and nothing about how it looks. Writers choose the
/// language and turn each block into what their format does best. Immutable; equal content has equal canonical JSON.
/// </summary>
/// <param name="Title">基础管控工作日研判.</param>
/// <param name="City">Whose briefing it is.</param>
/// <param name="Scope">The unit whose figures are told when it is not the whole city, or the source; null: the city.</param>
/// <param name="Zone">IANA zone or <c>floating</c>: what instants of this document are told in.</param>
/// <param name="AsOf">T, UTC: every figure is judged at it.</param>
/// <param name="Position">P, the journal position: what was known.</param>
/// <param name="Version">From 1; a correction is the next.</param>
/// <param name="Signature">Null until signed.</param>
/// <param name="Sections">In reading order; those of page one first.</param>
/// <param name="Orders">The orders that are named anywhere, so that a page can lead to them.</param>
public sealed record BriefingDocument(
    LocalName Title,
    LocalName City,
    LocalName? Scope,
    BriefingPeriod Period,
    string Zone,
    DateTime AsOf,
    long Position,
    int Version,
    BriefingState State,
    BriefingSignature? Signature,
    IReadOnlyList<BriefingSection> Sections,
    IReadOnlyList<NamedOrder>? Orders = null)
{
    /// <summary>What is read alone: six figures, three sentences, the directives.</summary>
    public IEnumerable<BriefingSection> PageOne => Sections.Where(section => section.Part == BriefingPart.PageOne);

    public IEnumerable<BriefingSection> Annex => Sections.Where(section => section.Part == BriefingPart.Annex);
}

/// <summary>An order by its number, with the id that leads to its page.</summary>
public sealed record NamedOrder(string Number, long Id);

/// <summary>What span of local days a briefing is about.</summary>
public enum BriefingSpan
{
    Day = 0,
    Week = 1,
    Month = 2,
    Range = 3,
}

/// <summary>Local days, both ends included.</summary>
public sealed record BriefingPeriod(BriefingSpan Span, DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    public static BriefingPeriod Of(DateOnly day) => new(BriefingSpan.Day, day, day);

    /// <summary>A day, a week from Monday to Sunday, a whole month, or a range.</summary>
    public static BriefingPeriod Of(DateOnly from, DateOnly to) => new(SpanOf(from, to), from, to);

    private static BriefingSpan SpanOf(DateOnly from, DateOnly to) =>
        from == to ? BriefingSpan.Day
        : from.DayOfWeek == DayOfWeek.Monday && to == from.AddDays(6) ? BriefingSpan.Week
        : from.Day == 1 && to == from.AddMonths(1).AddDays(-1) ? BriefingSpan.Month
        : BriefingSpan.Range;
}

/// <summary>Where a briefing stands.</summary>
public enum BriefingState
{
    /// <summary>草稿: drafted from the data, nobody has touched it.</summary>
    Drafted = 0,

    /// <summary>草稿: a person has edited it.</summary>
    Edited = 1,

    /// <summary>草稿 未签发: its hour has passed and nobody has signed it.</summary>
    Unsigned = 2,

    /// <summary>已签发: signed by name and frozen.</summary>
    Signed = 3,

    /// <summary>已更正: a newer version is signed in its place.</summary>
    Replaced = 4,
}

/// <param name="Name">Who signed.</param>
/// <param name="Post">From which post.</param>
/// <param name="At">UTC.</param>
public sealed record BriefingSignature(string Name, LocalName Post, DateTime At);

/// <summary>Where a section stands: page one is enough alone, the rest is annex.</summary>
public enum BriefingPart
{
    PageOne = 0,
    Annex = 1,
}

/// <summary>A section; one without a source is not in the document at all.</summary>
/// <param name="Code">Stable, lower case: <c>stations</c>; anchors, sheet names and file names are made of it.</param>
public sealed record BriefingSection(string Code, LocalName Title, BriefingPart Part, IReadOnlyList<BriefingBlock> Blocks);

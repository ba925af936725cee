using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Shared;

/// <summary>The trade's words in the viewer's language: states, levels, clocks, spans of time, and the names of units and terms.</summary>
public sealed class Words(IStringLocalizer<Words> text, OrganisationBook book)
{
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string Of(Level level) => Named("Level", level);

    public string Of(WorkOrderState state) => Named("State", state);

    public string Of(OrderKind kind) => Named("Kind", kind);

    public string Of(Origin origin) => Named("Origin", origin);

    public string Of(OrderAction action) => Named("Action", action);

    public string Of(Settlement settlement) => Named("Settlement", settlement);

    public string Of(DisputeKind kind) => Of(kind.Name());

    public string Of(Post post) => Named("Post", post);

    public string Of(OrderClock clock) => Named("Clock", clock);

    public string Of(OrderStage stage) => Named("Stage", stage);

    public string Of(OrderSort sort) => Named("Sort", sort);

    public string Of(UnitKind kind) => Named("UnitKind", kind);

    /// <summary>The state as it stands at an instant: an order that closes later is still open.</summary>
    public string Of(WorkOrderState state, bool isClosed) => state == WorkOrderState.Closed && !isClosed ? text["Open"] : Of(state);

    /// <summary>One word per fault that is set.</summary>
    public IEnumerable<string> Of(DataFaults faults) =>
        Enum.GetValues<DataFaults>().Where(fault => fault != DataFaults.None && faults.HasFlag(fault)).Select(fault => Named("Fault", fault));

    public string Of(Unit unit) => unit.Kind == UnitKind.Unassigned ? text["Unassigned"] : (IsEnglish ? unit.NameEn : null) ?? unit.Name;

    public string Of(UnitId unit) => book.TryUnit(unit, out var found) ? Of(found) : text["Unassigned"];

    public string Of(TermId term) => term == default ? text["OtherTerms"] : book.Term(term) is { Name: not Term.None } known ? (IsEnglish ? known.NameEn : null) ?? known.Name : text["NoTerm"];

    public string Of(Source source) => source.Key.StartsWith(Source.DeskKey, StringComparison.Ordinal) ? text["Desk"] : Of(source.LocalName);

    public string Of(LocalName name) => name.In(IsEnglish);

    /// <summary>A person by number and name; people of a foreign source by its key.</summary>
    public string Of(PersonId person) => book.Person(person) is { } found ? found.SourceId is null && found.Name != found.Number ? $"{found.Name} {found.Number}" : found.Name : "";

    /// <summary>A span in at most two parts: <c>2 h 14 min</c>, <c>3 d 4 h</c>.</summary>
    public string Of(TimeSpan span)
    {
        span = span.Duration();
        var parts = span.TotalMinutes < 1 ? [text["UnderAMinute"].Value]
            : span.TotalHours < 1 ? [text["Minutes", span.Minutes].Value]
            : span.TotalDays < 1 ? Pair(text["Hours", span.Hours], span.Minutes == 0 ? null : text["Minutes", span.Minutes])
            : Pair(text["Days", (int)span.TotalDays], span.Hours == 0 ? null : text["Hours", span.Hours]);
        return string.Join(' ', parts);
    }

    /// <summary>A due instant told from now: <c>overdue 2 h 14 min</c>, <c>3 h left</c>.</summary>
    public string Due(DateTime due, DateTime now) => due < now ? text["Overdue", Of(now - due)] : text["Left", Of(due - now)];

    /// <summary>A share as a percentage with two decimals, or a dash without a base.</summary>
    public static string Percent(double? share) =>
        share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.00} %") : "–";

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string[] Pair(LocalizedString first, LocalizedString? second) => second is null ? [first.Value] : [first.Value, second.Value];

    private string Named<T>(string group, T value)
        where T : struct, Enum => text[$"{group}_{value}"];
}

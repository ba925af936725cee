using System.Text.Json;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Changes;

/// <summary>Words every change of an order or incident in the viewer's language.</summary>
public sealed class TrailWords(IStringLocalizer<TrailWords> text, Words words, OrganisationBook book)
{
    public TrailSentence Of(TrailEntry entry) => entry.Event switch
    {
        OrderChanged change => Order(entry, change),
        StepRecorded step => new(text["StepRecorded", step.Person is { } person ? words.Of(person) : words.Of(book.Source(step.Source)), words.Of(step.Activity)], null),
        IncidentChanged { Before: null } known => new(text["IncidentRecorded", words.Of(book.Source(known.After.Source)), words.Of(known.After.Unit)], null),
        IncidentChanged { Before: { } before } known => new(text["IncidentUpdated", words.Of(book.Source(known.After.Source)), Differences(before, known.After)], null),
        ReadEvent { What: ReadKind.Unmasked } read when entry.Sealed is { } bytes => new(
            Capital(text["Read_UnmaskedWhy", Who(entry), About(read), Masked.Written(JsonSerializer.Deserialize(bytes, ReadJson.Default.ReadTexts)!.What) ?? ""]), null),
        ReadEvent read => new(Capital(text[$"Read_{read.What}", Who(entry), About(read)]), null),
        _ => new(Capital(text["Plain", Who(entry), text[entry.Event.Kind]]), null),
    };

    private TrailSentence Order(TrailEntry entry, OrderChanged change)
    {
        var texts = entry.Sealed is { } bytes ? JsonSerializer.Deserialize(bytes, OrderJson.Default.OrderTexts) : null;
        if (change.Action == OrderAction.Record)
        {
            var source = words.Of(book.Source(change.After.Source));
            return new(
                change.Before is { } before
                    ? text["RecordAgain", source, Differences(before, change.After)]
                    : text["Record", source, words.Of(change.After.State), words.Of(change.After.Unit)],
                null);
        }

        if (change.Action == OrderAction.Repeat)
        {
            return new(text[change.After.RepeatAt is null ? "RepeatGone" : "Repeat"], null);
        }

        string sentence = text[
            $"Order_{change.Action}",
            Who(entry),
            change.Action switch
            {
                OrderAction.Open => words.Of(change.After.Kind),
                OrderAction.SignFor => change.Officer is { } officer ? words.Of(officer) : "",
                _ => change.Unit is { } unit ? words.Of(unit) : "",
            },
            words.Of(change.After.Level)];
        sentence = change is { Action: OrderAction.ReportBack, After.IsDispute: true } ? text["Settled", Who(entry), words.Of(change.After.Settlement)] : sentence;
        return new(Capital(sentence), texts?.Reason ?? texts?.Outcome ?? (change.Action == OrderAction.Open ? texts?.Measures : null));
    }

    private string About(ReadEvent read) => text[read.About is Subject.Incident or Subject.WorkOrder ? $"About_{read.About}" : "About_Other", read.AboutId];

    /// <summary>An English sentence begins with a capital, also where it begins with a post.</summary>
    private static string Capital(string sentence) => char.ToUpper(sentence[0], System.Globalization.CultureInfo.CurrentCulture) + sentence[1..];

    /// <summary>The person if one is known, with the post.</summary>
    private string Who(TrailEntry entry) =>
        entry.Person is { } person ? text["PersonAtPost", words.Of(person), words.Of(entry.Post)] : words.Of(entry.Post);

    private string Differences(OrderFacts before, OrderFacts after)
    {
        var told = new List<string>();
        Tell("State", words.Of(before.State), words.Of(after.State));
        Tell("Unit", words.Of(before.Unit), words.Of(after.Unit));
        Tell("Officer", before.Officer is { } left ? words.Of(left) : "–", after.Officer is { } right ? words.Of(right) : "–");
        Tell("Type", words.Of(before.Type), words.Of(after.Type));
        Tell("Level", words.Of(before.Level), words.Of(after.Level));
        Tell("Due", Instant(before.DoneDue), Instant(after.DoneDue));
        return Join(told);

        void Tell(string key, string from, string to)
        {
            if (from != to)
            {
                told.Add(text["Change", text[$"Field_{key}"], from, to]);
            }
        }

        string Instant(DateTime? utc) =>
            utc is { } at ? book.ZoneOf(after.City).ToLocal(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "–";
    }

    private string Differences(IncidentFacts before, IncidentFacts after)
    {
        var told = new List<string>();
        if (before.Unit != after.Unit)
        {
            told.Add(text["Change", text["Field_Unit"], words.Of(before.Unit), words.Of(after.Unit)]);
        }

        if (before.Type != after.Type)
        {
            told.Add(text["Change", text["Field_Type"], words.Of(before.Type), words.Of(after.Type)]);
        }

        if (before.Level != after.Level)
        {
            told.Add(text["Change", text["Field_Level"], words.Of(before.Level), words.Of(after.Level)]);
        }

        return Join(told);
    }

    private string Join(List<string> told) => told.Count == 0 ? text["OtherFields"] : string.Join(text["And"], told);
}

/// <summary>A change in a sentence, with what somebody wrote, word for word.</summary>
public sealed record TrailSentence(string Text, string? Quote);

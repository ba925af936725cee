using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;

namespace BasicControl.Web.Api;

/// <summary>Writes what became of a request's items.</summary>
internal static class IncidentAnswers
{
    /// <summary>Seconds after which a sender may try again when the inbox was full.</summary>
    public const string RetryAfter = "1";

    private static readonly Refusal Full = new("inbox.full", null, RetryAfter);

    public static Task WriteSingle(HttpContext http, IncidentArrival arrival)
    {
        if (arrival.HadNoRoom)
        {
            http.Response.Headers.RetryAfter = RetryAfter;
            return Problem.Write(http, arrival.Status, Full);
        }

        if (arrival.Receipt is not { } receipt || arrival.Refusals.Count > 0)
        {
            return Problem.Write(http, arrival.Status, arrival.Refusals, refusal => arrival.Draft.PathOf(refusal.Field));
        }

        if (receipt.Arrival == Arrival.Created) http.Response.Headers.Location = ApiLinks.Incident(arrival.Record!.Source, arrival.Record.Number);
        return ApiJson.Send(http, arrival.Status, IncidentForms.Json, json =>
        {
            json.WriteStartObject();
            WriteMembers(json, arrival, receipt);
            json.WriteEndObject();
        });
    }

    public static Task WriteBatch(HttpContext http, IReadOnlyList<IncidentArrival> arrivals)
    {
        if (arrivals.Any(arrival => arrival.HadNoRoom)) http.Response.Headers.RetryAfter = RetryAfter;
        return ApiJson.Send(http, StatusCodes.Status200OK, IncidentForms.Json, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("created"u8, Count(arrivals, Arrival.Created));
            json.WriteNumber("updated"u8, Count(arrivals, Arrival.Updated));
            json.WriteNumber("unchanged"u8, Count(arrivals, Arrival.Unchanged));
            json.WriteNumber("refused"u8, arrivals.Count(arrival => arrival.Refusals.Count > 0));
            json.WriteNumber("noRoom"u8, arrivals.Count(arrival => arrival.HadNoRoom));
            json.WriteStartArray("results"u8);
            for (var i = 0; i < arrivals.Count; i++) WriteItem(json, i, arrivals[i]);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteItem(Utf8JsonWriter json, int index, IncidentArrival arrival)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
        if (arrival.Refusals.Count > 0 || arrival.Receipt is not { } receipt)
        {
            json.WriteNumber("status"u8, arrival.Status);
            WriteIdentity(json, arrival);
            Problem.WriteRefusals(json, arrival.HadNoRoom ? [Full] : arrival.Refusals, refusal => arrival.Draft.PathOf(refusal.Field));
        }
        else
        {
            WriteMembers(json, arrival, receipt);
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, IncidentArrival arrival, Receipt receipt)
    {
        json.WriteNumber("status"u8, arrival.Status);
        json.WriteString("result"u8, receipt.Arrival switch
        {
            Arrival.Created => "created"u8,
            Arrival.Updated => "updated"u8,
            _ => "unchanged"u8,
        });
        json.WriteNumber("id"u8, receipt.Id);
        WriteIdentity(json, arrival);
        if (arrival.Draft.Ignored is not { } ignored) return;
        json.WriteStartArray("ignored"u8);
        foreach (var name in ignored) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteIdentity(Utf8JsonWriter json, IncidentArrival arrival)
    {
        var draft = arrival.Draft;
        if ((arrival.Record?.Source ?? draft.Source) is { } source) json.WriteString("source"u8, IncidentDraft.Shortened(source));
        if ((arrival.Record?.Number ?? draft.Texts[(int)RecordField.Number]) is { } number) json.WriteString("number"u8, number.Length <= TextBounds.Key ? number : IncidentDraft.Shortened(number));
        if (draft.Delivery is { } delivery) json.WriteString("delivery"u8, delivery.Length <= TextBounds.Key ? delivery : IncidentDraft.Shortened(delivery));
    }

    private static int Count(IReadOnlyList<IncidentArrival> arrivals, Arrival kind)
    {
        var count = 0;
        foreach (var arrival in arrivals) count += arrival.Refusals.Count == 0 && arrival.Receipt?.Arrival == kind ? 1 : 0;
        return count;
    }
}

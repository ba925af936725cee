using System.Buffers;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Api;

/// <summary>
/// The door for records: body to drafts, drafts to records, records to the inbox; the answer is written after the
/// commit is on the disk. A sender that hears nothing may send again: the same record is known.
/// </summary>
internal sealed class IncidentsApi(
    IncidentInbox inbox, OrganisationBook book, RejectKeeper rejects, TimeProvider clock, IOptions<ApiOptions> options)
{
    private readonly ApiOptions _options = options.Value;

    public async Task Post(HttpContext http)
    {
        if (IncidentForms.Of(http.Request.ContentType) is not { } form)
        {
            await Problem.Write(http, 415, new("body.wrong-media", null, string.Join(", ", IncidentForms.MediaTypes)));
            return;
        }

        if (await RequestBody.ReadAsync(http, _options.BodyBytes) is not { } body)
        {
            await Problem.Write(http, 413, new("body.too-large", null, Text(_options.BodyBytes)));
            return;
        }

        var read = Parse(body, form, out var arrivals);
        http.Request.BodyReader.AdvanceTo(body.End);
        if (read.Refusal is { } refusal)
        {
            await Problem.Write(http, refusal.Code == "batch.too-many" ? 413 : 400, refusal);
            return;
        }

        try
        {
            await Submit(http.Acting().Acts, arrivals);
            await rejects.Keep(http.Acting().Acts, arrivals, http.RequestAborted);
            if (read.IsBatch)
            {
                await IncidentAnswers.WriteBatch(http, arrivals);
            }
            else
            {
                await IncidentAnswers.WriteSingle(http, arrivals[0]);
            }
        }
        catch (SqliteException)
        {
            // Disk full or unreadable: the server lives on, and the sender keeps what it has.
            http.Response.Headers.RetryAfter = "30";
            await Problem.Write(http, 503, new("store.unavailable"));
        }
    }

    private IncidentsRead Parse(in ReadOnlySequence<byte> body, IncidentForm form, out List<IncidentArrival> arrivals)
    {
        var rented = body.IsSingleSegment ? null : ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            if (rented is not null) body.CopyTo(rented);
            var bytes = rented is null ? body.FirstSpan : rented.AsSpan(0, (int)body.Length);
            var read = IncidentReader.Read(bytes, form, _options.BatchItems);
            var now = clock.UtcNow();
            arrivals = new(read.Drafts.Count);
            foreach (var draft in read.Drafts)
            {
                arrivals.Add(new(draft, draft.Bind(book, now), read.IsBatch ? bytes.Slice(draft.Place.Start, draft.Place.Length) : default));
            }

            return read;
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Parcels of the inbox's size are all handed in before the first answer is awaited, so a batch fills whole groups.
    private async Task Submit(Scope scope, List<IncidentArrival> arrivals)
    {
        var accepted = arrivals.FindAll(arrival => arrival.Record is not null);
        var parcels = new List<(IncidentArrival[] Arrivals, Task<IReadOnlyList<Receipt>> Receipts)>();
        foreach (var parcel in accepted.Chunk(IncidentInbox.BatchSize))
        {
            if (!inbox.TrySubmit(scope, Array.ConvertAll(parcel, ISourceItem (arrival) => arrival.Record!), out var receipts)) break;
            parcels.Add((parcel, receipts));
        }

        foreach (var (parcel, receipts) in parcels)
        {
            var answers = await receipts;
            for (var i = 0; i < parcel.Length; i++) parcel[i].Receive(answers[i]);
        }
    }

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

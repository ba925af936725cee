using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using BasicControl.Core.Basics;

namespace BasicControl.Web.Api;

/// <summary>How the incidents of a request are written.</summary>
internal enum IncidentForm
{
    /// <summary>Plain JSON: an object, or an array as a batch.</summary>
    Plain,

    /// <summary>One CloudEvent 1.0, structured.</summary>
    Event,

    /// <summary>An array of CloudEvents 1.0.</summary>
    EventBatch,
}

/// <summary>What was read: the drafts, or the one reason why the body as a whole cannot be read.</summary>
internal readonly record struct IncidentsRead(List<IncidentDraft> Drafts, bool IsBatch, Refusal? Refusal);

/// <summary>
/// Reads a request body in one pass over its bytes. Broken JSON refuses the whole; a wrong value refuses its item only
/// and is named with its path.
/// </summary>
internal static class IncidentReader
{
    private const int MaxDepth = 32;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth };

    public static IncidentsRead Read(ReadOnlySpan<byte> body, IncidentForm form, int mostItems)
    {
        var mark = body.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        body = body[mark..];
        if (!Utf8.IsValid(body)) return Refused(new("body.not-utf8", null, FirstBroken(body).ToString(Invariant)));
        if (body.IsEmpty) return Refused(new("body.empty"));
        var drafts = new List<IncidentDraft>();
        var json = new Utf8JsonReader(body, Strict);
        var isBatch = false;
        try
        {
            json.Read();
            isBatch = json.TokenType == JsonTokenType.StartArray;
            if (WrongShape(ref json, form) is { } wrong) return Refused(wrong);
            if (!isBatch)
            {
                drafts.Add(Item(ref json, "$", form, mark));
            }
            else
            {
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    if (drafts.Count == mostItems) return Refused(new("batch.too-many", null, mostItems.ToString(Invariant)));
                    drafts.Add(Item(ref json, $"$[{drafts.Count.ToString(Invariant)}]", form, mark));
                }
            }

            json.Read();
            return new(drafts, isBatch, null);
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair, written as an escape.
            return Refused(new("json.invalid", null, "1", One(json.BytesConsumed), PathOf(drafts, isBatch)));
        }
        catch (JsonException fault)
        {
            var path = PathOf(drafts, isBatch);
            return Refused(json.CurrentDepth >= MaxDepth - 1
                ? new("json.too-deep", null, MaxDepth.ToString(Invariant), path)
                : new("json.invalid", null, One(fault.LineNumber), One(fault.BytePositionInLine), path));
        }
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static IncidentsRead Refused(Refusal refusal) => new([], false, refusal);

    private static Refusal? WrongShape(ref Utf8JsonReader json, IncidentForm form) => (form, json.TokenType) switch
    {
        (IncidentForm.Plain, JsonTokenType.StartObject or JsonTokenType.StartArray) => null,
        (IncidentForm.Event, JsonTokenType.StartObject) => null,
        (IncidentForm.EventBatch, JsonTokenType.StartArray) => null,
        (IncidentForm.Event, _) => JsonValues.WrongType(ref json, null, "object", "$"),
        (IncidentForm.EventBatch, _) => JsonValues.WrongType(ref json, null, "array", "$"),
        _ => JsonValues.WrongType(ref json, null, "object or array", "$"),
    };

    private static IncidentDraft Item(ref Utf8JsonReader json, string path, IncidentForm form, int mark)
    {
        var start = (int)json.TokenStartIndex;
        var draft = new IncidentDraft { Path = path, IsEvent = form != IncidentForm.Plain };
        if (json.TokenType != JsonTokenType.StartObject)
        {
            draft.Fault(JsonValues.WrongType(ref json, null, "object", path));
            json.Skip();
        }
        else if (draft.IsEvent)
        {
            EventFields.Read(ref json, draft);
        }
        else
        {
            RecordValues.Read(ref json, draft);
        }

        draft.Place = (mark + start, (int)json.BytesConsumed - start);
        return draft;
    }

    private static int FirstBroken(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(body[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }

    private static string PathOf(List<IncidentDraft> drafts, bool isBatch) => isBatch ? $"$[{drafts.Count.ToString(Invariant)}]" : "$";

    private static string One(long? zeroBased) => ((zeroBased ?? 0) + 1).ToString(Invariant);
}

using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BasicControl.Core.Privacy;

/// <summary>
/// Lets somebody see in clear what stands masked on one record: a deliberate act with a reason. It is in the store before the answer is,
/// for what is not recorded is not shown; the queue of ordinary reads is not enough here.
/// </summary>
public sealed partial class ClearTextDesk(Commit commit, StoreReader reader, ISubjectPlaces places)
{
    public const int MostReason = 200;

    public ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>Whether the role may ask at all; where the record lies is looked at when it asks.</summary>
    public static bool MayAsk(Caller? caller) => caller is { Kind: CallerKind.Account or CallerKind.Demo } && caller.Has(Permission.OpenPersonalData);

    /// <summary>
    /// Refusals: <c>clear.may-not</c>, <c>clear.out-of-scope</c>, <c>clear.reason-missing</c>, <c>clear.reason-long</c>, <c>clear.not-recorded</c> (behind the
    /// store's own, where it says why).
    /// </summary>
    /// <returns>The reason as recorded; the text may be shown.</returns>
    public async Task<Outcome<string>> Ask(Caller caller, Subject about, long id, string? reason, CancellationToken stop = default)
    {
        if (!MayAsk(caller))
        {
            return new Refusal("clear.may-not");
        }

        var why = reason?.Trim() ?? "";
        if (why.Length is 0 or > MostReason)
        {
            return new Refusal(why.Length == 0 ? "clear.reason-missing" : "clear.reason-long", "reason", MostReason.ToString(CultureInfo.InvariantCulture));
        }

        if (!await reader.Read(db => places.Covers(caller.Reads, db, about, id), stop))
        {
            return new Refusal("clear.out-of-scope");
        }

        try
        {
            var recorded = await commit.Desk<string>(
                session =>
                {
                    session.Record(new(
                        Subject.Read, id, session.Now, new ReadEvent(ReadKind.Unmasked, about, id), caller.Actor, caller.Unit,
                        JsonSerializer.SerializeToUtf8Bytes(new ReadTexts(why), ReadJson.Default.ReadTexts)));
                    return why;
                },
                stop);
            return recorded.IsAccepted ? recorded : new List<Refusal>([.. recorded.Refusals, new("clear.not-recorded")]);
        }
#pragma warning disable CA1031 // whatever keeps it off the trail keeps the text masked, and is told in words
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotRecorded(Log, fault);
            return new Refusal("clear.not-recorded");
        }
    }

    [LoggerMessage(LogLevel.Error, "A look at masked text could not be put on the trail; it was not shown.")]
    private static partial void NotRecorded(ILogger log, Exception fault);
}

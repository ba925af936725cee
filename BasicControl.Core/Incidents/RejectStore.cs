using System.Text.Json;
using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Incidents;

/// <summary>Keeps refused rows as they came, each once, with the reason: for correction and sending again.</summary>
public static class RejectStore
{
    private const string Find = "SELECT id FROM rejects WHERE digest = ?1";

    private const string Insert =
        """
        INSERT INTO rejects (id, source_id, import_id, line, code, field, sealed, digest, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (digest) DO UPDATE SET import_id = excluded.import_id, line = excluded.line, code = excluded.code, field = excluded.field,
            sealed = excluded.sealed, recorded_at = excluded.recorded_at
        WHERE excluded.import_id IS NOT rejects.import_id AND excluded.import_id IS NOT NULL
        """;

    /// <param name="refusals">Every reason.</param>
    /// <param name="raw">The row as it came: JSON.</param>
    /// <param name="import">The import run and the line in its file; null for the API.</param>
    /// <returns>False when the same row of this source was kept already; an import takes it over, so that its latest run has it.</returns>
    public static bool Keep(WriteSession session, Source source, IReadOnlyList<Refusal> refusals, string raw, (long Run, long Line)? import = null)
    {
        if (Keep(session, source, refusals, raw, import, DigestOf(session.Vault, source, raw)))
        {
            return true;
        }

        // The same row twice in one run is two rejected rows; the line tells them apart, in this run and in the next.
        for (var copy = 0; import is { } place; copy++)
        {
            if (Keep(session, source, refusals, raw, import, DigestOf(session.Vault, source, $"{raw}\n{place.Line}\n{copy}")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keyed digest of source and row.</summary>
    public static byte[] DigestOf(Vault vault, Source source, string raw)
    {
        using var bytes = new DigestBytes();
        bytes.Add(source.Key);
        bytes.Add("\n");
        bytes.Add(raw);
        return vault.DigestOf(bytes.Written);
    }

    private static bool Keep(WriteSession session, Source source, IReadOnlyList<Refusal> refusals, string raw, (long Run, long Line)? import, byte[] digest)
    {
        var id = Known(session, digest) ?? session.NextId("rejects");
        var texts = JsonSerializer.SerializeToUtf8Bytes(new RejectTexts(raw, refusals), RejectJson.Default.RejectTexts);
        return session.Prepare(Insert).Execute(
            id, source.Id.Value, import?.Run, import?.Line, refusals[0].Code, refusals[0].Field,
            session.Seal(SealedPart.Reject, id, KeyGroup.Of(KeyKind.Rejects, session.Now), texts), digest, Instants.ToMilliseconds(session.Now)) == 1;
    }

    private static long? Known(WriteSession session, byte[] digest)
    {
        using var row = session.Prepare(Find).Query(digest);
        return row.Read() ? row.GetInt64(0) : null;
    }
}

/// <summary>What a rejected row holds sealed: the row as it came, and every reason with its arguments, which may quote the row.</summary>
internal sealed record RejectTexts(string Raw, IReadOnlyList<Refusal> Refusals);

[JsonSerializable(typeof(RejectTexts))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class RejectJson : JsonSerializerContext;

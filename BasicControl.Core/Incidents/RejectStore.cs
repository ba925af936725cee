using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents;

/// <summary>Keeps refused rows as they came, each once, with the reason: for correction and sending again.</summary>
public static class RejectStore
{
    /// <summary>Parts the arguments of a refusal in <see cref="Reject.Arguments"/>.</summary>
    public const char ArgumentSeparator = '\u001F';

    private const string Insert =
        """
        INSERT INTO rejects (id, source_id, import_id, line, code, field, arguments, others, raw, digest, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (digest) DO UPDATE SET import_id = excluded.import_id, line = excluded.line, code = excluded.code, field = excluded.field,
            arguments = excluded.arguments, others = excluded.others, recorded_at = excluded.recorded_at
        WHERE excluded.import_id IS NOT rejects.import_id AND excluded.import_id IS NOT NULL
        """;

    /// <param name="refusals">Every reason.</param>
    /// <param name="raw">The row as it came: JSON.</param>
    /// <param name="import">The import run and the line in its file; null for the API.</param>
    /// <returns>False when the same row of this source was kept already; an import takes it over, so that its latest run has it.</returns>
    public static bool Keep(WriteSession session, Source source, IReadOnlyList<Refusal> refusals, string raw, (long Run, long Line)? import = null)
    {
        if (Keep(session, source, refusals, raw, import, DigestOf(source, raw)))
        {
            return true;
        }

        // The same row twice in one run is two rejected rows; the line tells them apart, in this run and in the next.
        for (var copy = 0; import is { } place; copy++)
        {
            if (Keep(session, source, refusals, raw, import, DigestOf(source, $"{raw}\n{place.Line}\n{copy}")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>SHA-256 of source and row.</summary>
    public static byte[] DigestOf(Source source, string raw) => SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Key}\n{raw}"));

    internal static IReadOnlyList<Refusal> Read(string? others) => others is null ? [] : JsonSerializer.Deserialize(others, RefusalJson.Default.ListRefusal)!;

    private static bool Keep(WriteSession session, Source source, IReadOnlyList<Refusal> refusals, string raw, (long Run, long Line)? import, byte[] digest) =>
        session.Prepare(Insert).Execute(
            session.NextId("rejects"), source.Id.Value, import?.Run, import?.Line, refusals[0].Code, refusals[0].Field,
            refusals[0].Arguments.Length == 0 ? null : string.Join(ArgumentSeparator, refusals[0].Arguments),
            refusals.Count == 1 ? null : JsonSerializer.Serialize(refusals.Skip(1), RefusalJson.Default.IEnumerableRefusal), raw, digest,
            Instants.ToMilliseconds(session.Now)) == 1;
}

[JsonSerializable(typeof(IEnumerable<Refusal>))]
[JsonSerializable(typeof(List<Refusal>))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class RefusalJson : JsonSerializerContext;

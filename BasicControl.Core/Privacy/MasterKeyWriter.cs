using System.Text.Json.Serialization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Privacy;

/// <summary>A new master key wraps the data keys from now on.</summary>
/// <param name="Name">Name of the key; its file lies in the key folder.</param>
/// <param name="Wrapped">Data keys wrapped anew.</param>
/// <param name="Left">Data keys whose own master key is absent; they stay as they are.</param>
public sealed record KeysRotated(string Name, int Wrapped, int Left) : IChangeEvent
{
    public const string KindName = "keys.rotated";

    [JsonIgnore]
    public string Kind => KindName;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeysRotated))]
public sealed partial class KeyJson : JsonSerializerContext;

/// <summary>Changes the master key: data keys are wrapped anew, no record is touched. The older file is needed as long as an older backup may be restored.</summary>
public sealed class MasterKeyWriter(Commit commit, Vault vault, OrganisationBook book)
{
    private const string Save = "UPDATE data_keys SET master = ?2, wrapped = ?3 WHERE id = ?1";

    /// <returns>What was done, or <c>keys.post-may-not</c>, <c>access.out-of-scope</c>.</returns>
    public async Task<Outcome<KeysRotated>> Rotate(Actor actor, CancellationToken stop = default)
    {
        if (actor.Post != Post.System && !PermissionTable.Allows(actor.Post, Permission.ManageSystem))
        {
            return new Refusal("keys.post-may-not", null, actor.Post.ToString());
        }

        if (!book.CoversAll(actor.Acts))
        {
            return new Refusal(ScopeCheck.OutOfScope);
        }

        // The file first: keys that no file opens would be lost, a file that wraps nothing does no harm.
        var name = vault.Masters.Make();
        return await commit.Desk<KeysRotated>(
            (WriteSession session) =>
            {
                var (wrapped, left) = (0, 0);
                foreach (var row in session.Db.Set<DataKeyRow>().AsNoTracking().Where(row => row.Wrapped != null).ToList())
                {
                    if (vault.Rewrap(row, name) is not { } anew)
                    {
                        left++;
                        continue;
                    }

                    session.Prepare(Save).Execute(row.Id, anew.Master, anew.Wrapped);
                    wrapped++;
                }

                var rotated = new KeysRotated(name, wrapped, left);
                session.Record(new(Subject.Store, 0, session.Now, rotated, actor));
                return rotated;
            },
            stop);
    }
}

public static class KeyChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddKeys(this EventCatalogue events) => events.Add(KeysRotated.KindName, KeyJson.Default.KeysRotated);
}

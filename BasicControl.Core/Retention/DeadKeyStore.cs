using System.Buffers.Binary;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Retention;

/// <summary>Destroys the data keys of months that are over and under which nothing lives any more.</summary>
internal static class DeadKeyStore
{
    private const string Destroy = "UPDATE data_keys SET wrapped = NULL WHERE id = ?1";

    private static readonly (string Table, string Column)[] Sealed =
    [
        ("incidents", "sealed"), ("work_orders", "sealed"), ("order_steps", "sealed"), ("rejects", "sealed"), ("notes", "sealed"),
        ("contests", "sealed_reason"), ("contests", "sealed_answer"), ("changes", "sealed"), ("break_glass", "sealed"),
    ];

    /// <returns>Keys destroyed.</returns>
    public static async Task<int> Bury(Commit commit, StoreReader reader, Vault vault, DateTime now, CancellationToken stop)
    {
        var over = vault.Read().Where(key => key.Wrapped is not null && key.Kind != KeyKind.Index && key.Month < KeyGroup.MonthOf(now)).Select(key => key.Id).ToHashSet();
        if (over.Count == 0)
        {
            return 0;
        }

        // From here on a record that comes in late gets a new key, so what is found unused stays so. The empty piece of work waits for the
        // transaction that may be under way with an old one.
        vault.Retire(over);
        await commit.Batch(_ => 0, stop);
        over.ExceptWith(await reader.Read(InUse, stop));
        await commit.Batch(
            (WriteSession session) =>
            {
                foreach (var id in over)
                {
                    session.Prepare(Destroy).Execute(id);
                }

                session.OnCommitted(() => vault.Forget(over));
                return 0;
            },
            stop);
        return over.Count;
    }

    private static HashSet<int> InUse(BasicControlDb db)
    {
        var ids = new HashSet<int>();
        foreach (var (table, column) in Sealed)
        {
            using var command = PlainSql.Command(db, $"SELECT DISTINCT substr({column}, 1, 4) FROM {table} WHERE {column} IS NOT NULL");
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                ids.Add(BinaryPrimitives.ReadInt32LittleEndian(row.GetFieldValue<byte[]>(0)));
            }
        }

        return ids;
    }
}

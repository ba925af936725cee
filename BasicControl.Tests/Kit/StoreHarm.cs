using BasicControl.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BasicControl.Tests.Kit;

/// <summary>Somebody who may write the store's file goes round the program and what the store itself forbids.</summary>
internal static class StoreHarm
{
    /// <returns>Rows touched by the last statement.</returns>
    public static int Do(string file, string sql) => Run(file, string.Concat(AppendOnly.Names.Select(name => $"DROP TRIGGER IF EXISTS {name};")) + sql);

    /// <summary>The same without removing the triggers first.</summary>
    public static int Try(string file, string sql) => Run(file, sql);

    private static int Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}

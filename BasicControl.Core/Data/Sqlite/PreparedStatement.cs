using Microsoft.Data.Sqlite;

namespace BasicControl.Core.Data.Sqlite;

/// <summary>A statement compiled once; values are bound by position (<c>?1</c>, <c>?2</c> …).</summary>
public sealed class PreparedStatement : IDisposable
{
    private readonly SqliteCommand _command;

    internal PreparedStatement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    internal void Enlist(SqliteTransaction? transaction) => _command.Transaction = transaction;

    /// <returns>Rows changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Reads rows; the caller disposes the reader before anything else runs.</summary>
    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i == _command.Parameters.Count)
            {
                _command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
            }

            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace BasicControl.Bench;

/// <summary>
/// The bare baseline: an endpoint that reads the same bodies, groups what is there into one transaction of prepared
/// inserts (record and hashed journal row, WAL, FULL) and answers after it. It checks, looks up and decides nothing.
/// </summary>
internal sealed partial class BareApi : IAsyncDisposable
{
    private const int GroupSize = 200;

    private readonly Channel<(Posted[] Items, TaskCompletionSource Done)> _posts = Channel.CreateBounded<(Posted[], TaskCompletionSource)>(10_000);
    private readonly SqliteConnection _connection;
    private readonly WebApplication _app;
    private readonly Task _writing;
    private byte[] _hash = new byte[32];
    private long _id;

    private BareApi(string path, string schemaOf)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        BareInserts.MakeTables(_connection, schemaOf, "incidents");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/bare", Post);
        _writing = Task.Run(Write);
    }

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareApi> Start(string path, string schemaOf)
    {
        var bare = new BareApi(path, schemaOf);
        await bare._app.StartAsync();
        return bare;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _posts.Writer.Complete();
        await _writing;
        await _connection.DisposeAsync();
    }

    private async Task Post(HttpContext http)
    {
        var read = await http.Request.BodyReader.ReadAtLeastAsync((int)http.Request.ContentLength!);
        var items = Parse(read.Buffer);
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _posts.Writer.WriteAsync((items, done));
        await done.Task;
        http.Response.StatusCode = items.Length == 1 ? 201 : 200;
        http.Response.ContentType = "application/json";
        var answer = JsonSerializer.SerializeToUtf8Bytes(items.Select(item => item.Number).ToArray(), PostedJson.Default.StringArray);
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer);
    }

    private static Posted[] Parse(ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        return body.FirstSpan[0] == '[' ? JsonSerializer.Deserialize(ref json, PostedJson.Default.PostedArray)! : [JsonSerializer.Deserialize(ref json, PostedJson.Default.Posted)!];
    }

    private async Task Write()
    {
        using var record = Prepare("INSERT INTO incidents (id, city_id, source_id, external_number, at, recorded_at, type_id, level, unit_id, sealed, latitude, longitude, source_updated_at, digest, version) VALUES (?1, 1, 1, ?2, ?3, ?4, 1, ?5, 1, ?6, ?7, ?8, ?9, ?10, 1)", 10);
        using var change = Prepare("INSERT INTO changes (position, subject, subject_id, kind, happened_at, recorded_at, unit_id, post, open, salt, sealed, sealed_digest, hash) VALUES (?1, 5, ?1, 'incident.recorded', ?2, ?3, 1, 1, ?4, ?5, ?6, ?7, ?8)", 8);
        var group = new List<(Posted[] Items, TaskCompletionSource Done)>();
        while (await _posts.Reader.WaitToReadAsync())
        {
            var size = 0;
            while (size < GroupSize && _posts.Reader.TryRead(out var post))
            {
                group.Add(post);
                size += post.Items.Length;
            }

            using (var transaction = _connection.BeginTransaction(deferred: false))
            {
                (record.Transaction, change.Transaction) = (transaction, transaction);
                foreach (var (items, _) in group)
                {
                    foreach (var item in items) Insert(record, change, item);
                }

                transaction.Commit();
            }

            foreach (var (_, done) in group) done.SetResult();
            group.Clear();
        }
    }

    private void Insert(SqliteCommand record, SqliteCommand change, Posted item)
    {
        var at = item.At.ToUnixTimeMilliseconds();
        var open = JsonSerializer.Serialize(item, PostedJson.Default.Posted);
        var text = JsonSerializer.SerializeToUtf8Bytes(item, PostedJson.Default.Posted);
        var salt = RandomNumberGenerator.GetBytes(16);
        var digest = SHA256.HashData([.. salt, .. text]);
        _hash = SHA256.HashData([.. _hash, .. text, .. digest]);
        Run(record, ++_id, item.Number, at, at, 1, text, item.Latitude, item.Longitude, at, digest[..16]);
        Run(change, _id, at, at, open, salt, text, digest, _hash);
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    internal sealed record Posted(
        string Source, string Number, DateTimeOffset At, string? Type, string? Level, string? Unit, string? Channel, string? Address, string? Text,
        double? Latitude, double? Longitude, DateTimeOffset? UpdatedAt);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Posted))]
    [JsonSerializable(typeof(Posted[]))]
    [JsonSerializable(typeof(string[]))]
    private sealed partial class PostedJson : JsonSerializerContext;
}

using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Web.Commands;

/// <summary>One run of a command: where it prints, how it refuses in words, and the two ways to a store.</summary>
internal sealed class CommandRun(ParseResult parsed, SharedOptions options)
{
    private static readonly CommandWords Words = new(typeof(CommandRun));
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool IsJson { get; } = parsed.GetValue(options.Json);

    public TextWriter Out => parsed.InvocationConfiguration.Output;

    public TextWriter Error => parsed.InvocationConfiguration.Error;

    public SqliteStore Store { get; } = StorePath.Parse(parsed.GetValue(options.Database)!)!;

    /// <summary>The server named by <c>--server</c>, or null. Null too for commands without that option.</summary>
    public Uri? Server { get; } = parsed.GetResult(options.Server) is null ? null : parsed.GetValue(options.Server);

    /// <summary>A client of the server that speaks the terminal's language and sends the key: the one given, that of the environment, or the demonstration's beside the store.</summary>
    public HttpClient Caller(Uri server, TimeSpan patience)
    {
        var http = new HttpClient { BaseAddress = server, Timeout = patience };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(CultureInfo.CurrentUICulture.Name);
        var key = parsed.GetValue(options.Key) ?? Environment.GetEnvironmentVariable(SharedOptions.KeyVariable) ?? DemoKey.Beside(Store.Path);
        if (!string.IsNullOrWhiteSpace(key)) http.DefaultRequestHeaders.Authorization = new("Bearer", key.Trim());
        return http;
    }

    /// <summary>Prints a line for people; nothing under <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!IsJson) Out.WriteLine(line);
    }

    /// <summary>Prints the one JSON document of this run.</summary>
    public void Print(object document) => Out.WriteLine(JsonSerializer.Serialize(document, Shape));

    /// <summary>Says no: words on standard error, or <c>{"error": {"code", "message"}}</c> under <c>--json</c>.</summary>
    public int Refuse(int exitCode, string code, string message)
    {
        if (IsJson) Print(new { error = new { code, message } });
        else Error.WriteLine(message);
        return exitCode;
    }

    /// <summary>Opens the store for writing, as its only owner, creating it when new.</summary>
    public async Task<int> Write(Func<Centre, Task<int>> work)
    {
        await using var centre = StorePath.TryOwn(Store);
        return centre is null ? Refuse(ExitCodes.StoreInUse, "store.in-use", Words["InUse", Store.Path]) : await work(centre);
    }

    /// <summary>Opens the store for reading only, which works beside a running server.</summary>
    public async Task<int> Read(Func<StoreReader, Task<int>> work)
    {
        if (!Store.Exists) return Refuse(ExitCodes.StoreNotReady, "store.absent", Words["Absent", Store.Path]);
        using var reader = new StoreReader(Store);
        return reader.ReadNow(db => db.Database.GetPendingMigrations().Any())
            ? Refuse(ExitCodes.StoreNotReady, "store.older", Words["Older", Store.Path])
            : await work(reader);
    }
}

using System.Diagnostics;
using System.Globalization;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using CsvHelper;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>A CSV file to durable rows, reading and checking included, against bare prepared inserts of the same rows in the same run.</summary>
internal static class ImportBench
{
    private const int Records = 100_000;
    private const int Rounds = 3;
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.fff";

    private static readonly (RecordField Field, Func<SourceRecord, object?> Value)[] Columns =
    [
        (RecordField.Number, record => record.Number), (RecordField.At, record => Time(record.At)), (RecordField.Type, record => record.Type),
        (RecordField.Unit, record => record.Unit), (RecordField.Address, record => record.Address), (RecordField.Text, record => record.Text),
        (RecordField.Latitude, record => record.Latitude), (RecordField.Longitude, record => record.Longitude),
        (RecordField.Due, record => Time(record.Due)), (RecordField.ClosedAt, record => Time(record.ClosedAt)),
    ];

    public static async Task Run()
    {
        foreach (var (source, makes, table) in new[] { ("calls", "incident", "incidents"), ("requests", "order", "work_orders") })
        {
            var rounds = new List<(double Product, double Bare)>();
            for (var round = 0; round < Rounds; round++)
            {
                rounds.Add(await Round(source, makes, table));
            }

            var (product, bare, ratio) = (Median(rounds.Select(round => round.Product)), Median(rounds.Select(round => round.Bare)), rounds.Select(round => round.Product / round.Bare).Order().ToList());
            AnsiConsole.WriteLine(
                $"import {table}: {product:n0}/s, bare {bare:n0}/s, ratio {ratio[Rounds / 2]:0.00} ({ratio[0]:0.00}–{ratio[^1]:0.00}; at least 0.50), medians of {Rounds}");
        }
    }

    /// <returns>Rows a second of both.</returns>
    private static async Task<(double Product, double Bare)> Round(string source, string makes, string table)
    {
        await using var store = await BenchStore.Open();
        var columns = Columns.Where(column => makes == "order" || column.Field is not (RecordField.Due or RecordField.ClosedAt)).ToList();
        var file = store.File(source + ".csv");
        Write(file, source, columns);
        var centre = store.Centre;
        var runner = new ImportRunner(new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Actor.Import), centre.Clock);
        var clock = Stopwatch.StartNew();
        _ = (await runner.Run(new(Profile(source, makes, columns), [file]))).Value;
        var product = clock.Elapsed;
        var bare = BareInserts.Copy(centre.Store.Path, store.File("bare.db"), table, IncidentInbox.BatchSize);
        return (Records / product.TotalSeconds, Records / bare.TotalSeconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static ImportProfile Profile(string source, string makes, List<(RecordField Field, Func<SourceRecord, object?> Value)> columns) => ProfileReader.Read(
        $$"""
        { "key": "{{source}}", "name": "{{source}}", "city": { "name": "Bench" }, "zone": "Asia/Shanghai", "unknownUnits": "create",
          "files": [ { "makes": "{{makes}}", "times": ["{{TimeFormat}}"],
            "columns": { {{string.Join(", ", columns.Select(column => $"\"{column.Field.Name()}\": \"{column.Field.Name()}\""))}} } } ] }
        """,
        source).Value;

    private static void Write(string path, string source, List<(RecordField Field, Func<SourceRecord, object?> Value)> columns)
    {
        using var csv = CsvWriter.ToFile(path);
        foreach (var (field, _) in columns)
        {
            csv.WriteField(field.Name());
        }

        csv.EndRecord();
        foreach (var record in Enumerable.Range(0, Records).Select(i => BenchStore.Record(source, i)))
        {
            foreach (var (_, value) in columns)
            {
                csv.WriteField(Convert.ToString(value(record), CultureInfo.InvariantCulture));
            }

            csv.EndRecord();
        }
    }

    private static string? Time(DateTime? utc) => utc?.AddHours(8).ToString(TimeFormat, CultureInfo.InvariantCulture);
}

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
            await using var store = await BenchStore.Open();
            var columns = Columns.Where(column => makes == "order" || column.Field is not (RecordField.Due or RecordField.ClosedAt)).ToList();
            var file = store.File(source + ".csv");
            Write(file, source, columns);
            var centre = store.Centre;
            var runner = new ImportRunner(new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Actor.Import), centre.Clock);
            var clock = Stopwatch.StartNew();
            var report = (await runner.Run(new(Profile(source, makes, columns), [file]))).Value;
            var product = clock.Elapsed;
            var bare = BareInserts.Copy(centre.Store.Path, store.File("bare.db"), table, IncidentInbox.BatchSize);
            AnsiConsole.WriteLine(
                $"import {table}: {report.Summary.Created:n0} rows, {Records / product.TotalSeconds:n0}/s, bare {Records / bare.TotalSeconds:n0}/s, ratio {bare / product:0.00} (at least 0.50)");
        }
    }

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

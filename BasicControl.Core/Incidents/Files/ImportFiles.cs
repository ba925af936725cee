using System.Threading.Channels;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Rows of one file on their way, at most one batch of the inbox.</summary>
internal sealed class Parcel(string file, RowMapper mapper, IReadOnlyList<string> columns, KnownNames? names)
{
    private readonly List<FileRow> _rows = new(IncidentInbox.BatchSize);

    public string File => file;

    public List<ISourceItem> Items { get; } = new(IncidentInbox.BatchSize);

    public List<RefusedRow> Refused { get; } = [];

    public int Read { get; private set; }

    public bool IsFull => Read == IncidentInbox.BatchSize;

    public void Add(FileRow row, DateTime now)
    {
        Read++;
        if (mapper.Map(row, now, out var refusals) is not { } item)
        {
            Refused.Add(new(row, columns, refusals));
        }
        else if (names?.Check(item) is { Count: > 0 } unknown)
        {
            Refused.Add(new(row, columns, [.. unknown.Select(mapper.Named)]));
        }
        else
        {
            Items.Add(item);
            _rows.Add(row);
        }
    }

    /// <summary>The row of an item that the writer refused.</summary>
    public RefusedRow Refuse(int item, IReadOnlyList<Refusal> refusals) => new(_rows[item], columns, [.. refusals.Select(mapper.Named)]);
}

/// <summary>The opened files of an import, each with the way its rows are read.</summary>
internal sealed class ImportFiles : IDisposable
{
    private readonly List<(string Name, IRowSource Rows, RowMapper Mapper, long Size)> _files = [];
    private int _current;

    /// <summary>Share of all files that has been read, 0 to 1.</summary>
    public double Done
    {
        get
        {
            var current = Volatile.Read(ref _current);
            var total = Math.Max(1, _files.Sum(file => file.Size));
            return Math.Min(1, (_files.Take(current).Sum(file => file.Size) + (current < _files.Count ? _files[current].Rows.Done * _files[current].Size : 0)) / total);
        }
    }

    /// <summary>Opens all files and checks their headings before anything is written.</summary>
    public static Outcome<ImportFiles> Open(ImportProfile profile, IReadOnlyList<string> paths)
    {
        var files = new ImportFiles();
        var faults = new List<Refusal>();
        foreach (var path in paths)
        {
            var opened = RowFile.Open(path, profile.Encoding);
            var mapper = opened.Then(rows => RowMapper.For(profile, rows.Columns, Path.GetFileName(path)));
            if (mapper.IsAccepted)
            {
                files._files.Add((Path.GetFileName(path), opened.Value, mapper.Value, new FileInfo(path).Length));
                continue;
            }

            faults.AddRange(mapper.Refusals);
            if (opened.TryGet(out var unfit))
            {
                unfit.Dispose();
            }
        }

        if (faults.Count == 0 && files._files.Count > 0)
        {
            return files;
        }

        files.Dispose();
        return faults.Count > 0 ? faults : new Refusal("file.missing", "file", "");
    }

    /// <summary>Reads all rows into parcels. Blocks on the disk: belongs on a thread of its own.</summary>
    /// <param name="names">What a dry run checks in the writer's place, or null.</param>
    /// <returns>False when it was stopped before the end.</returns>
    public async Task<bool> Read(ChannelWriter<Parcel> parcels, DateTime now, KnownNames? names, CancellationToken stop)
    {
        try
        {
            foreach (var (name, rows, mapper, _) in _files)
            {
                var parcel = new Parcel(name, mapper, rows.Columns, names);
                foreach (var row in rows.Rows())
                {
                    parcel.Add(row, now);
                    if (parcel.IsFull)
                    {
                        await parcels.WriteAsync(parcel, stop);
                        parcel = new Parcel(name, mapper, rows.Columns, names);
                    }
                }

                if (parcel.Read > 0)
                {
                    await parcels.WriteAsync(parcel, stop);
                }

                Interlocked.Increment(ref _current);
            }

            parcels.Complete();
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            parcels.Complete();
            return false;
        }
#pragma warning disable CA1031 // whatever stops the reading is handed to the one who waits for parcels
        catch (Exception fault)
#pragma warning restore CA1031
        {
            parcels.Complete(fault);
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var (_, rows, _, _) in _files)
        {
            rows.Dispose();
        }
    }
}

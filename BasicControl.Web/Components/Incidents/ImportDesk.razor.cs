using System.Globalization;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents.Files;
using BasicControl.Web.Api;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BasicControl.Web.Components.Incidents;

/// <summary>Files → profile or mapping → check → run → report. What a person has begun is theirs; what runs is the server's.</summary>
public sealed partial class ImportDesk
{
    private const string OwnFile = "own";
    private const string Mapping = "map";
    private const int MostFiles = 50;
    private const long Gigabyte = 1024L * 1024 * 1024;
    private const long MostBytes = Gigabyte;
    private const long MostTogether = 4 * Gigabyte;
    private const int MostProfileBytes = 256 * 1024;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private List<FileHead> _heads = [];
    private IReadOnlyList<Refusal> _fileFaults = [];
    private IReadOnlyList<Refusal> _profileFaults = [];
    private UploadFolder? _folder;
    private ProfileDraft _draft = new();
    private FileGuess? _guess;
    private ImportProfile? _own;
    private ImportProfile? _profile;
    private ImportReport? _checked;
    private string _choice = "";
    private bool _isRecognised;
    private bool _isBusy;
    private bool _isTaken;
    private double? _uploaded;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private ImportJobs Jobs { get; set; } = null!;

    private string DraftAsLink => "data:application/json;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(_draft.ToJson()));

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _folder?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // What ran when it was drawn may have ended by now: it is drawn once more in any case.
            await Watch();
        }
    }

    private static string Share(double done) => done.ToString("0.000", CultureInfo.InvariantCulture);

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        Forget();
        (_isBusy, _folder) = (true, new UploadFolder());
        try
        {
            var files = chosen.GetMultipleFiles(MostFiles);
            if (files.Sum(file => file.Size) > MostTogether)
            {
                _fileFaults = [new Refusal("file.upload-too-large", "file", Words.Count(MostTogether / Gigabyte))];
                return;
            }

            var (total, before) = (Math.Max(1, files.Sum(file => file.Size)), 0L);
            foreach (var file in files)
            {
                await using var content = new WatchedStream(file.OpenReadStream(Math.Min(MostBytes, MostTogether - before), _gone.Token), read => Uploaded((double)(before + read) / total));
                await _folder.Save(file.Name, content, _gone.Token);
                before += file.Size;
            }

            await Look(_folder.Files);
        }
        catch (IOException)
        {
            _fileFaults = [new Refusal("file.upload-broken", "file", Words.Count(MostBytes / 1024 / 1024))];
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
        finally
        {
            (_isBusy, _uploaded) = (false, null);
        }
    }

    private async Task Uploaded(double share)
    {
        if (share - (_uploaded ?? 0) > 0.02)
        {
            _uploaded = share;
            await InvokeAsync(StateHasChanged);
        }
    }

    /// <summary>Reads the headings, off the circuit, and proposes the profile that they fit.</summary>
    private async Task Look(IReadOnlyList<string> paths)
    {
        var heads = await Task.Run(() => paths.Select(FileHead.Of).ToList());
        _fileFaults = [.. heads.SelectMany(head => head.Faults)];
        if (_fileFaults.Count > 0)
        {
            return;
        }

        _heads = heads;
        _guess = heads[0].Guess;
        _draft = ProfileDraft.From(_guess!);
        var fits = ProfileShelf.Names.FirstOrDefault(name => heads.TrueForAll(head => RowMapper.For(ProfileShelf.Find(name).Value, head.Columns, head.Name).IsAccepted));
        _isRecognised = fits is not null;
        _choice = fits ?? Mapping;
    }

    private void Choose(ChangeEventArgs change)
    {
        _choice = change.Value as string ?? "";
        Changed();
    }

    private void Changed() => (_checked, _profileFaults, _isTaken) = (null, [], false);

    private async Task TakeProfile(InputFileChangeEventArgs chosen)
    {
        Changed();
        try
        {
            using var text = new StreamReader(chosen.File.OpenReadStream(MostProfileBytes, _gone.Token));
            var read = ProfileReader.Read(await text.ReadToEndAsync(_gone.Token), chosen.File.Name);
            _own = read.TryGet(out var profile) ? profile : null;
            _profileFaults = read.Refusals;
        }
        catch (IOException)
        {
            _profileFaults = [new Refusal("file.upload-broken", "file", "1")];
        }
    }

    private async Task Check()
    {
        Changed();
        var profile = _choice switch
        {
            Mapping => _draft.Finish(),
            OwnFile => _own is null ? new Refusal("profile.not-chosen", "profile") : _own,
            _ => ProfileShelf.Find(_choice),
        };
        if (!profile.TryGet(out _profile))
        {
            _profileFaults = profile.Refusals;
            return;
        }

        _isBusy = true;
        var outcome = await Jobs.Check(_profile, _folder!.Files, Acting.Importer, _gone.Token);
        _isBusy = false;
        _profileFaults = outcome.Refusals;
        _checked = outcome.TryGet(out var report) ? report : null;
    }

    private async Task Run()
    {
        _isTaken = !Jobs.TryStart(_profile!, _folder!, Acting.Importer);
        if (_isTaken)
        {
            return;
        }

        _folder = null;
        Forget();
        await Watch();
    }

    private async Task Watch()
    {
        try
        {
            while (Jobs.IsRunning)
            {
                StateHasChanged();
                await Task.Delay(Beat, _gone.Token);
            }

            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has left the page; the import goes on.
        }
    }

    private void Cancel() => Jobs.Cancel(Acting.Caller);

    private void StartOver()
    {
        Jobs.Forget(Acting.Caller);
        Forget();
    }

    private void Forget()
    {
        _folder?.Dispose();
        (_folder, _heads, _guess, _draft, _own, _profile, _choice) = (null, [], null, new(), null, null, "");
        _fileFaults = [];
        Changed();
    }

    /// <summary>What one uploaded file shows of itself.</summary>
    private sealed record FileHead(string Name, IReadOnlyList<string> Columns, FileGuess? Guess, IReadOnlyList<Refusal> Faults)
    {
        public static FileHead Of(string path)
        {
            var opened = RowFile.Open(path);
            if (!opened.TryGet(out var rows))
            {
                return new(Path.GetFileName(path), [], null, opened.Refusals);
            }

            using (rows)
            {
                var guess = FileGuess.Of(rows);
                return new(Path.GetFileName(path), guess.Columns, guess, []);
            }
        }
    }
}

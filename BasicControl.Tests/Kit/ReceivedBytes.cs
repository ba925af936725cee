using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Playwright;

namespace BasicControl.Tests.Kit;

/// <summary>
/// Everything that somebody received, byte for byte: each HTTP answer, and each socket with its frames put together. It is searched for
/// words in every form that they may travel in.
/// </summary>
internal sealed class ReceivedBytes
{
    private readonly ConcurrentDictionary<string, MemoryStream> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _reading = [];
    private readonly ConcurrentBag<string> _missed = [];
    private int _sockets;

    public long Length => _received.Values.Sum(one => one.Length);

    public int Sockets => _sockets;

    /// <summary>Answers with data whose body could not be had.</summary>
    public IReadOnlyCollection<string> Missed => _missed;

    /// <summary>Keeps what a page receives from now on. What is answered in the page's stead would count as a public address, so the page is left alone.</summary>
    public void Watch(IPage page)
    {
        page.WebSocket += (_, socket) =>
        {
            var name = $"socket {Interlocked.Increment(ref _sockets)} {new Uri(socket.Url).AbsolutePath}";
            socket.FrameReceived += (_, frame) => Add(name, frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
        };
        page.RequestFinished += (_, request) => _reading.Add(ReadAsync(request));
    }

    /// <summary>Returns when every answer so far is kept; before a page goes elsewhere and the browser forgets them.</summary>
    public Task SettleAsync() => Task.WhenAll(_reading);

    public void Add(string from, ReadOnlySpan<byte> bytes)
    {
        var kept = _received.GetOrAdd(from, _ => new());
        lock (kept)
        {
            kept.Write(bytes);
        }
    }

    private async Task ReadAsync(IRequest request)
    {
        try
        {
            if (await request.ResponseAsync() is not { } answer) return;
            Add($"{request.Method} {request.Url}", Encoding.UTF8.GetBytes(string.Join('\n', (await answer.HeadersArrayAsync()).Select(header => $"{header.Name}: {header.Value}"))));
            if (answer.Status is < 300 or >= 400) Add($"{request.Method} {request.Url}", await answer.BodyAsync());
        }
        catch (PlaywrightException lost) when (new Uri(request.Url).AbsolutePath is var path && (Path.HasExtension(path) || path.StartsWith("/_blazor/", StringComparison.Ordinal)))
        {
            // The page went on before it was read: a file of the program, the same for all, or the ids of a connection that never stood.
            Add($"{request.Method} {request.Url}", Encoding.UTF8.GetBytes(lost.Message));
        }
        catch (PlaywrightException lost)
        {
            _missed.Add($"{request.Method} {request.Url}: {lost.Message}");
        }
    }

    /// <summary>Reads a socket until it closes.</summary>
    public async Task ReadAsync(string from, WebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await socket.ReceiveAsync(buffer, stop) is { MessageType: not WebSocketMessageType.Close } read) Add(from, buffer.AsSpan(0, read.Count));
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // Enough was heard.
        }
    }

    /// <summary>Where words were found, each with the source that held it.</summary>
    public IReadOnlyList<(string Word, string From)> Find(params IEnumerable<string> words)
    {
        var all = _received.Select(one =>
        {
            lock (one.Value) return (From: one.Key, Bytes: one.Value.ToArray());
        }).ToList();
        return
        [
            .. from word in words
               let forms = FormsOf(word)
               from one in all
               where forms.Any(form => one.Bytes.AsSpan().IndexOf(form) >= 0)
               select (word, one.From),
        ];
    }

    /// <summary>A word in plain and wide letters, escaped for JSON, HTML and addresses, and in base64 at each of the three places it may begin at.</summary>
    public static IReadOnlyList<byte[]> FormsOf(string word)
    {
        var json = string.Concat(word.Select(letter => char.IsAscii(letter) ? letter.ToString() : $"\\u{(int)letter:X4}"));
        string[] texts =
        [
            word, json, json.Replace("\\U", "\\u", StringComparison.Ordinal).ToLowerInvariant(), JavaScriptEncoder.Default.Encode(word), HtmlEncoder.Default.Encode(word),
            HtmlEncoder.Default.Encode(word).ToLowerInvariant(),
            string.Concat(word.Select(letter => char.IsAscii(letter) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};"))),
            Uri.EscapeDataString(word), Uri.EscapeDataString(word).ToLowerInvariant(),
            .. Base64(Encoding.UTF8.GetBytes(word)), .. Base64(Encoding.Unicode.GetBytes(word)),
        ];
        return [.. texts.Distinct().Select(Encoding.UTF8.GetBytes), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word)];
    }

    // The letters that neighbours have a part in are left out.
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var from = (before * 8 + 5) / 6;
            yield return text[from..((before + bytes.Length) * 8 / 6)];
        }
    }
}

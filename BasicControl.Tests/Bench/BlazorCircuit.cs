using System.Net;
using System.Net.WebSockets;

namespace BasicControl.Bench;

/// <summary>
/// One circuit as a browser holds it: the page is fetched, its components are started over a compressed web socket, every
/// batch is acknowledged and every script call answered; nothing is drawn. Only its own loop sends.
/// </summary>
internal sealed class BlazorCircuit : IDisposable
{
    private const string StartId = "0";

    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BlazorPage _page;
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;
    private int _batches;
    private Task _run = Task.CompletedTask;

    private BlazorCircuit(BlazorPage page) => _page = page;

    public int Batches => Volatile.Read(ref _batches);

    /// <summary>Ends with the first batch; fails with the circuit.</summary>
    public Task Drawn => _drawn.Task;

    /// <param name="cookie">Of an enrolled screen.</param>
    public static async Task<BlazorCircuit> Open(Uri address, string cookie)
    {
        var server = new Uri(address.GetLeftPart(UriPartial.Authority));
        using var browser = new HttpClientHandler { CookieContainer = new CookieContainer() };
        browser.CookieContainer.SetCookies(server, cookie);
        using var http = new HttpClient(browser);
        var circuit = new BlazorCircuit(BlazorPage.Parse(await http.GetStringAsync(address)));
        circuit._socket.Options.Cookies = browser.CookieContainer;
        circuit._socket.Options.DangerousDeflateOptions = new();
        circuit._socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await circuit._socket.ConnectAsync(new UriBuilder(server) { Scheme = Uri.UriSchemeWs, Path = "_blazor" }.Uri, CancellationToken.None);
        circuit._run = circuit.Run(server, address);
        return circuit;
    }

    /// <summary>Passes on what has ended the circuit, if anything has.</summary>
    public Task Check() => _run.IsCompleted ? _run : Task.CompletedTask;

    public void Dispose() => _socket.Dispose();

    private async Task Run(Uri server, Uri address)
    {
        try
        {
            await Send("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray());
            await Receive();
            var handshake = _buffer.AsSpan(0, _filled).IndexOf((byte)0x1e);
            if (handshake != 2) throw new IOException("The server has refused the handshake.");
            Drop(handshake + 1);
            await Send(BlazorPack.Invocation(StartId, "StartCircuit", server.AbsoluteUri, address.AbsoluteUri, "[]", _page.State));
            while (true)
            {
                while (BlazorPack.TryRead(_buffer.AsSpan(0, _filled), out var message, out var taken))
                {
                    Drop(taken);
                    await Answer(message);
                }

                await Receive();
            }
        }
        catch (Exception fault)
        {
            _drawn.TrySetException(fault);
            throw;
        }
    }

    private async Task Answer(object?[] message)
    {
        switch ((BlazorPackMessage)(long)message[0]!)
        {
            case BlazorPackMessage.Invocation:
                await Invoked((string)message[3]!, (object?[])message[4]!);
                break;
            case BlazorPackMessage.Completion when message is [_, _, StartId, BlazorPack.ResultWithValue, string]:
                await Send(BlazorPack.Invocation(null, "UpdateRootComponents", _page.Operations, _page.State));
                break;
            case BlazorPackMessage.Ping:
                await Send(BlazorPack.Ping());
                break;
            default:
                throw new IOException($"The server has ended the circuit: {string.Join(", ", message)}.");
        }
    }

    private async Task Invoked(string target, object?[] args)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                await Send(BlazorPack.Invocation(null, "OnRenderCompleted", args[0], null));
                Interlocked.Increment(ref _batches);
                _drawn.TrySetResult();
                break;
            case "JS.BeginInvokeJS" when args[0] is long call and not 0:
                var result = args[3] is BlazorPack.ScriptObject ? $$"""{"__jsObjectId":{{call}}}""" : "null";
                await Send(BlazorPack.Invocation(null, "EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]"));
                break;
            case "JS.Error":
                throw new IOException($"The circuit has failed: {args[0]}");
        }
    }

    private ValueTask Send(byte[] message) => _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    private async Task Receive()
    {
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), CancellationToken.None);
        if (read.MessageType == WebSocketMessageType.Close) throw new IOException("The server has closed the connection.");
        _filled += read.Count;
    }

    private void Drop(int bytes)
    {
        _buffer.AsSpan(bytes, _filled - bytes).CopyTo(_buffer);
        _filled -= bytes;
    }
}

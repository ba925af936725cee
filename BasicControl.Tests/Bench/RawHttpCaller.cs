using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BasicControl.Bench;

/// <summary>One caller on one kept connection: writes requests that are made already and reads the status, so that the load costs little itself.</summary>
internal sealed class RawHttpCaller : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _filled;

    public static async Task<RawHttpCaller> Open(Uri server)
    {
        var caller = new RawHttpCaller();
        await caller._socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
        return caller;
    }

    public static byte[] Request(Uri server, string path, byte[] json, string key) =>
        [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept-Language: en\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n"), .. json];

    /// <returns>The status.</returns>
    public async Task<int> Send(byte[] request)
    {
        await _socket.SendAsync(request);
        while (true)
        {
            if (TryTake(out var status)) return status;
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
            if (read == 0) throw new IOException("The server has closed the connection.");
            _filled += read;
        }
    }

    public void Dispose() => _socket.Dispose();

    private bool TryTake(out int status)
    {
        status = 0;
        var all = _buffer.AsSpan(0, _filled);
        var head = all.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var length = LengthOf(all, head);
        if (length < 0 || _filled < length) return false;
        _filled = 0;
        return Utf8Parser.TryParse(all[9..12], out status, out _);
    }

    /// <summary>Bytes of the whole answer; -1 when its end has not come.</summary>
    private static int LengthOf(ReadOnlySpan<byte> all, int head)
    {
        var at = all[..head].IndexOf("Content-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(all[(at + 16)..], out int length, out _)) return head + 4 + length;
        return all.EndsWith("\r\n0\r\n\r\n"u8) ? all.Length : -1;
    }
}

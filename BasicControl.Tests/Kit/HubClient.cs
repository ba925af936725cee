using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Kit;

/// <summary>A SignalR client over a plain WebSocket, for the core client package that brings no transport.</summary>
public static class HubClient
{
    /// <param name="key">The key that is sent; the one of the server that runs here when null.</param>
    /// <param name="cookie">Sent in place of a key; empty: nothing is sent.</param>
    public static HubConnection To(Uri server, string path, string? key = null, string? cookie = null)
    {
        var address = new UriBuilder(new Uri(server, path)) { Scheme = "ws" }.Uri;
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(address));
        builder.Services.AddSingleton<IConnectionFactory>(new Sockets(cookie is null ? key ?? RunningServer.Find(server)?.Key : null, cookie));
        return builder.Build();
    }

    private sealed class Sockets(string? key, string? cookie) : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            var socket = new ClientWebSocket();
            if (key is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
            if (cookie is { Length: > 0 }) socket.Options.SetRequestHeader("Cookie", cookie);
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
            return new Connection(socket);
        }
    }

    /// <summary>Carries bytes between the client's pipes and the socket.</summary>
    private sealed class Connection : ConnectionContext
    {
        private readonly ClientWebSocket _socket;
        private readonly Pipe _in = new();
        private readonly Pipe _out = new();
        private readonly Task _running;

        public Connection(ClientWebSocket socket)
        {
            _socket = socket;
            Transport = new Duplex(_in.Reader, _out.Writer);
            _running = Task.WhenAll(Receive(), Send());
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await _out.Writer.CompleteAsync();
            await _in.Reader.CompleteAsync();
            _socket.Abort();
            await _running;
            _socket.Dispose();
            await base.DisposeAsync();
        }

        private async Task Receive()
        {
            try
            {
                while (true)
                {
                    var read = await _socket.ReceiveAsync(_in.Writer.GetMemory(8192), CancellationToken.None);
                    if (read.MessageType == WebSocketMessageType.Close) break;
                    _in.Writer.Advance(read.Count);
                    await _in.Writer.FlushAsync();
                }
            }
            catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side is gone; the client sees the end of the pipe.
            }

            await _in.Writer.CompleteAsync();
        }

        private async Task Send()
        {
            try
            {
                while (true)
                {
                    var read = await _out.Reader.ReadAsync();
                    foreach (var part in read.Buffer)
                    {
                        if (_socket.State == WebSocketState.Open) await _socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                    }

                    _out.Reader.AdvanceTo(read.Buffer.End);
                    if (read.IsCompleted) return;
                }
            }
            catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Left while something was on its way: nobody waits for it any more.
            }
        }

        private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
    }
}

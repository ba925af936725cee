using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BasicControl.Web.Api;

internal static class ApiJson
{
    /// <summary>Chinese text goes out as text; answers are never put into HTML.</summary>
    public static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Usual = 512;

    /// <summary>Writes an answer whole and with its length, so that no connection goes over to chunks.</summary>
    public static async Task Send(HttpContext http, int status, string mediaType, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(Usual);
        await using (var json = new Utf8JsonWriter(buffer, Written)) write(json);
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }
}

using System.Buffers;
using System.IO.Pipelines;

namespace BasicControl.Web.Api;

/// <summary>Reads a whole request body without copying it, up to a bound.</summary>
internal static class RequestBody
{
    /// <summary>The body stays the reader's until <see cref="PipeReader.AdvanceTo(SequencePosition)"/> past its end.</summary>
    /// <returns>The body, or null when it is larger than the bound.</returns>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(HttpContext http, int most)
    {
        if (http.Request.ContentLength > most) return null;
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted) return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

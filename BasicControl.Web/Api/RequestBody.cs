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
            var read = await NextAsync(reader, http.RequestAborted);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted) return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // What is wrong with the body's own framing is the sender's fault, also where the server calls it one of reading.
    private static async ValueTask<ReadResult> NextAsync(PipeReader reader, CancellationToken stop)
    {
        try
        {
            return await reader.ReadAsync(stop);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(fault.Message, StatusCodes.Status400BadRequest, fault);
        }
    }
}

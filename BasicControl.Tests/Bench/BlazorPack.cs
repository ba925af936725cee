using System.Buffers.Binary;
using System.Text;

namespace BasicControl.Bench;

/// <summary>Kinds of messages that a circuit's server sends.</summary>
internal enum BlazorPackMessage
{
    Invocation = 1,
    Completion = 3,
    Ping = 6,
    Close = 7,
}

/// <summary>The framing of a circuit's hub, <c>blazorpack</c>: messages in MessagePack, each behind its length.</summary>
internal static class BlazorPack
{
    /// <summary>Kind of a completion that bears a value.</summary>
    public const long ResultWithValue = 3;

    /// <summary>Kind of a script call's result that is an object kept by the browser.</summary>
    public const long ScriptObject = 1;

    /// <param name="id">Names the completion to come; null when none is wanted.</param>
    /// <param name="args">Each null, a bool, a long or a string.</param>
    public static byte[] Invocation(string? id, string target, params object?[] args)
    {
        List<byte> body = [0x96, (byte)BlazorPackMessage.Invocation, 0x80];
        Write(body, id);
        Write(body, target);
        body.Add((byte)(0x90 | args.Length));
        foreach (var arg in args) Write(body, arg);
        body.Add(0x90);
        return Frame(body);
    }

    public static byte[] Ping() => Frame([0x91, (byte)BlazorPackMessage.Ping]);

    /// <summary>Reads the first message if it is there whole.</summary>
    /// <param name="taken">Bytes of it with its length.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out object?[] message, out int taken)
    {
        (message, taken) = ([], 0);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            length |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] >= 0x80) continue;
            taken = i + 1 + length;
            if (bytes.Length < taken) return false;
            var reader = new MessagePackReader(bytes[(i + 1)..taken]);
            message = (object?[])reader.Read()!;
            return true;
        }

        return false;
    }

    private static byte[] Frame(List<byte> body)
    {
        List<byte> frame = [];
        var length = body.Count;
        for (; length >= 0x80; length >>= 7) frame.Add((byte)(length | 0x80));
        frame.Add((byte)length);
        return [.. frame, .. body];
    }

    private static void Write(List<byte> body, object? value)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        switch (value)
        {
            case null:
                body.Add(0xc0);
                break;
            case bool truth:
                body.Add(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case long whole:
                BinaryPrimitives.WriteInt64BigEndian(number, whole);
                body.Add(0xd3);
                body.AddRange(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
                body.Add(0xdb);
                body.AddRange(number[..sizeof(int)]);
                body.AddRange(bytes);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} has no form in blazorpack.", nameof(value));
        }
    }
}

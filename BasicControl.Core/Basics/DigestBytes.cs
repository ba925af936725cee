using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace BasicControl.Core.Basics;

/// <summary>Gathers what one digest is of, so that it is one call over one buffer: a native call for each field costs more than the digest itself.</summary>
/// <param name="size">Bytes to make room for at first; it grows.</param>
internal sealed class DigestBytes(int size = 1024) : IDisposable
{
    private byte[] _room = ArrayPool<byte>.Shared.Rent(size);
    private int _length;

    public ReadOnlySpan<byte> Written => _room.AsSpan(0, _length);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Eight bytes, the highest first.</summary>
    public void Add(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        _length += sizeof(long);
    }

    /// <summary>Four bytes, the highest first.</summary>
    public void Add(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value);
        _length += sizeof(int);
    }

    /// <summary>UTF-8, without its length.</summary>
    public void Add(string text) => _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Gives the buffer back, wiped: it may hold what is sealed everywhere else.</summary>
    public void Dispose()
    {
        _room.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_room);
        _room = [];
    }

    private Span<byte> Room(int more)
    {
        if (_room.Length - _length < more)
        {
            var wider = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, _room.Length * 2));
            Written.CopyTo(wider);
            var length = _length;
            Dispose();
            (_room, _length) = (wider, length);
        }

        return _room.AsSpan(_length);
    }
}

using System.Text;

namespace BasicControl.Bench;

/// <summary>Reads MessagePack into plain values: long, bool, string and arrays. Bytes and maps are passed over and read as null.</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public object? Read()
    {
        var head = Take(1)[0];
        return head switch
        {
            <= 0x7f => (long)head,
            <= 0x8f => PassMap(head & 0x0f),
            <= 0x9f => ReadArray(head & 0x0f),
            <= 0xbf => ReadText(head & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            >= 0xc4 and <= 0xc6 => PassBytes(ReadLength(1 << (head - 0xc4))),
            >= 0xcc and <= 0xcf => ReadWhole(1 << (head - 0xcc), signed: false),
            >= 0xd0 and <= 0xd3 => ReadWhole(1 << (head - 0xd0), signed: true),
            >= 0xd9 and <= 0xdb => ReadText(ReadLength(1 << (head - 0xd9))),
            0xdc or 0xdd => ReadArray(ReadLength(2 << (head - 0xdc))),
            0xde or 0xdf => PassMap(ReadLength(2 << (head - 0xde))),
            >= 0xe0 => (long)(sbyte)head,
            _ => throw new InvalidDataException($"MessagePack of the form {head:x2} is not expected here."),
        };
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private long ReadWhole(int size, bool signed)
    {
        var taken = Take(size);
        var whole = signed && taken[0] >= 0x80 ? -1L : 0L;
        foreach (var part in taken) whole = (whole << 8) | part;
        return whole;
    }

    private int ReadLength(int size) => checked((int)ReadWhole(size, signed: false));

    private string ReadText(int length) => Encoding.UTF8.GetString(Take(length));

    private object?[] ReadArray(int length)
    {
        var items = new object?[length];
        for (var i = 0; i < length; i++) items[i] = Read();
        return items;
    }

    private object? PassBytes(int length)
    {
        Take(length);
        return null;
    }

    private object? PassMap(int pairs)
    {
        for (var i = 0; i < 2 * pairs; i++) Read();
        return null;
    }
}

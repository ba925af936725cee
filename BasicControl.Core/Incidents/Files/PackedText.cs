using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// An unpacked <c>.gz</c>. .NET ends silently where a file was cut off; this one says so, by the length that the
/// file's last four bytes tell. (A file of several members tells the length of its last one, which is never more.)
/// </summary>
internal sealed class PackedText : ForwardStream
{
    private readonly long _told;
    private readonly long _most;
    private readonly string _name;
    private long _position;

    /// <param name="file">At its beginning; disposed with this.</param>
    /// <param name="most">Bytes after unpacking.</param>
    public PackedText(FileStream file, long most)
        : base(new GZipStream(file, CompressionMode.Decompress))
    {
        (_most, _name) = (most, Path.GetFileName(file.Name));
        var tail = new byte[4];
        file.Seek(Math.Max(0, file.Length - tail.Length), SeekOrigin.Begin);
        _told = file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false) == tail.Length ? BinaryPrimitives.ReadUInt32LittleEndian(tail) : 0;
        file.Seek(0, SeekOrigin.Begin);
    }

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <exception cref="EndOfStreamException">The file was cut off.</exception>
    /// <exception cref="FileBoundException">It unpacks to more than it may.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        _position += read;
        if (_position > _most)
        {
            throw new FileBoundException(new("file.unpacked-too-large", "file", _name, (_most / 1024 / 1024).ToString(CultureInfo.InvariantCulture)));
        }

        return read > 0 || buffer.Length == 0 || _position >= _told ? read : throw new EndOfStreamException("gzip: unexpected end of file");
    }
}

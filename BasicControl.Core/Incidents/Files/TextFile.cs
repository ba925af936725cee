using System.Text;
using System.Text.Unicode;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// A text file, plain or <c>.gz</c>, read as UTF-8 whatever it was written in: by its byte order mark, by the profile's
/// word, or by a look at its beginning (text that is not UTF-8 is taken for GB 18030, which holds GBK and GB 2312).
/// </summary>
internal sealed class TextFile
{
    private const int ProbeSize = 256 * 1024;

    private readonly string _path;
    private readonly long _unpacked;
    private readonly bool _packed;
    private readonly Encoding? _encoding;
    private FileStream? _file;

    /// <param name="encoding">Name of the encoding, or null to find out.</param>
    /// <param name="unpacked">Bytes that a packed file may unpack to.</param>
    public TextFile(string path, string? encoding, long unpacked)
    {
        (_path, _unpacked) = (path, unpacked);
        using (var raw = Raw())
        {
            _packed = raw.ReadByte() == 0x1F && raw.ReadByte() == 0x8B;
        }

        _encoding = EncodingOf(encoding);
    }

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    public double Done
    {
        get
        {
            var file = _file;
            return file is { CanRead: true, Length: > 0 } ? (double)file.Position / file.Length : 0;
        }
    }

    /// <summary>The encoding of a name that a profile may give, or null: unknown.</summary>
    public static Encoding? EncodingNamed(string name) => name.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" => Encoding.UTF8,
        "gb18030" or "gbk" or "gb2312" => Gb18030(),
        _ => null,
    };

    /// <summary>Whether the text is UTF-8 on the disk, so that broken bytes arrive as they are.</summary>
    public bool IsUtf8 => _encoding is null;

    /// <summary>The text as UTF-8 from a place on. The caller disposes it.</summary>
    /// <param name="offset">Bytes of UTF-8 to pass over.</param>
    public Stream Open(long offset = 0)
    {
        _file = Raw();
        if (!_packed && _encoding is null)
        {
            _file.Seek(offset, SeekOrigin.Begin);
            return _file;
        }

        Stream stream = _packed ? new PackedText(_file, _unpacked) : _file;
        stream = _encoding is null ? stream : Encoding.CreateTranscodingStream(stream, _encoding, new UTF8Encoding(false));
        PassOver(stream, offset);
        return stream;
    }

    private static void PassOver(Stream stream, long count)
    {
        var waste = new byte[64 * 1024];
        while (count > 0 && stream.Read(waste, 0, (int)Math.Min(waste.Length, count)) is var read and > 0)
        {
            count -= read;
        }
    }

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(RecordRules.BrokenByte.ToString()))!;

    private FileStream Raw() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024, FileOptions.SequentialScan);

    private Encoding? EncodingOf(string? name)
    {
        if (name is not null)
        {
            return EncodingNamed(name) is { CodePage: not 65001 } told ? told : null;
        }

        var probe = new byte[ProbeSize];
        using var file = Raw();
        using Stream stream = _packed ? new PackedText(file, _unpacked) : file;
        var length = stream.ReadAtLeast(probe, ProbeSize, throwOnEndOfStream: false);
        return Guess(probe.AsSpan(0, length), isWhole: length < ProbeSize);
    }

    private static Encoding? Guess(ReadOnlySpan<byte> text, bool isWhole) => text switch
    {
        [0xEF, 0xBB, 0xBF, ..] => null,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => IsMostlyUtf8(text, isWhole) ? null : Gb18030(),
    };

    /// <summary>A single broken byte does not make a UTF-8 file Chinese: the larger part of what is not ASCII decides.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> text, bool isWhole)
    {
        if (Utf8.IsValid(text))
        {
            return true;
        }

        var (good, bad) = (0, 0);
        while (text.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(text, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !isWhole)
            {
                break;
            }

            if (status != System.Buffers.OperationStatus.Done)
            {
                bad++;
            }
            else if (!rune.IsAscii)
            {
                good++;
            }

            text = text[used..];
        }

        return good >= bad;
    }
}

using System.Text;
using System.Xml;
using BasicControl.Core.Basics;
using DocumentFormat.OpenXml.Packaging;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// Walks through a part of a workbook, however large it is, and holds no more of it than was asked for: texts are read in pieces; a tag, a remark, a depth or a
/// number of names that no workbook has ends the reading.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int Token = 1024 * 1024;
    private const int Levels = 64;
    private const int Names = 10_000;

    private readonly Metered _part;
    private readonly XmlReader _reader;
    private readonly char[] _piece = new char[4096];

    /// <param name="tooLarge">What is told when a bound is broken, by a <see cref="FileBoundException"/>.</param>
    public PartReader(OpenXmlPart part, Refusal tooLarge)
    {
        _part = new(part.GetStream(FileMode.Open, FileAccess.Read), tooLarge);
        _reader = XmlReader.Create(_part, new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(tooLarge),
        });
    }

    /// <summary>Levels between the reader's place and the document.</summary>
    public int Depth => _reader.Depth;

    /// <summary>Whether the element that begins here has no inside and no end.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>An attribute of the element that begins here, or null.</summary>
    public string? this[string attribute] => _reader.GetAttribute(attribute);

    public bool Read()
    {
        _part.Allowed = Token;
        return _reader.Read() && (_reader.Depth <= Levels ? true : throw new FileBoundException(_part.TooLarge));
    }

    /// <summary>Whether an element of this name begins here.</summary>
    public bool IsStartOf(string name) => _reader.NodeType == XmlNodeType.Element && _reader.LocalName == name;

    /// <summary>Goes on inside an element.</summary>
    /// <returns>False at its end.</returns>
    public bool ReadInside(int depth) => Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth);

    /// <summary>The text of the element that begins here; the reader goes to its end.</summary>
    /// <param name="most">Characters; a longer text is passed over.</param>
    /// <returns>Null: longer.</returns>
    public string? Text(int most)
    {
        if (IsEmpty)
        {
            return "";
        }

        var (depth, length, text) = (Depth, 0L, new StringBuilder());
        while (ReadInside(depth))
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                for (int read; (read = ReadPiece()) > 0;)
                {
                    length += read;
                    if (length <= most)
                    {
                        text.Append(_piece, 0, read);
                    }
                }
            }
        }

        return length <= most ? text.ToString() : null;
    }

    /// <summary>As <see cref="Text"/>, of an element with runs of its own, without their phonetic guide.</summary>
    public string? RichText(int most)
    {
        if (IsEmpty)
        {
            return "";
        }

        var (depth, isWhole, text) = (Depth, true, "");
        while (ReadInside(depth))
        {
            if (IsStartOf("rPh"))
            {
                Text(0);
            }
            else if (IsStartOf("t"))
            {
                var run = Text(most - text.Length);
                isWhole &= run is not null;
                text += isWhole ? run : "";
            }
        }

        return isWhole ? text : null;
    }

    public void Dispose() => _reader.Dispose();

    private int ReadPiece()
    {
        _part.Allowed = Token;
        return _reader.ReadValueChunk(_piece, 0, _piece.Length);
    }

    /// <summary>Gives so many bytes for one step and no more: what the reader would gather beyond them is no workbook's.</summary>
    private sealed class Metered(Stream part, Refusal tooLarge) : ForwardStream(part)
    {
        public Refusal TooLarge => tooLarge;

        public long Allowed { get; set; } = Token;

        public override int Read(Span<byte> buffer)
        {
            var read = Inner.Read(buffer);
            Allowed -= read;
            return Allowed >= 0 ? read : throw new FileBoundException(tooLarge);
        }
    }

    /// <summary>The names of elements and attributes, which a reader keeps for good.</summary>
    private sealed class BoundedNames(Refusal tooLarge) : NameTable
    {
        private int _count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) => ++_count <= Names ? name : throw new FileBoundException(tooLarge);
    }
}

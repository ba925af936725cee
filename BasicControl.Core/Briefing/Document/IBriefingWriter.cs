using System.Globalization;

namespace BasicControl.Core.Briefing.Document;

/// <summary>Writes a briefing in one format. Stateless; the language is chosen here and nowhere before.</summary>
public interface IBriefingWriter
{
    /// <summary>As the command line and addresses name it: <c>docx</c>.</summary>
    string Format { get; }

    /// <summary>Without a dot.</summary>
    string Extension { get; }

    string ContentType { get; }

    /// <param name="culture">Chinese unless its language is English: texts, numbers and dates.</param>
    /// <param name="stream">Left open; need not seek.</param>
    Task Write(BriefingDocument document, CultureInfo culture, Stream stream, CancellationToken stop = default);
}

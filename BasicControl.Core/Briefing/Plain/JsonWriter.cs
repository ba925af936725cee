using System.Globalization;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Plain;

/// <summary>The canonical form itself, both languages in it: the digest of a signed briefing is the SHA-256 of this file.</summary>
public sealed class JsonWriter : IBriefingWriter
{
    public string Format => "json";

    public string Extension => "json";

    public string ContentType => "application/json; charset=utf-8";

    public async Task Write(BriefingDocument document, CultureInfo culture, Stream stream, CancellationToken stop = default) =>
        await stream.WriteAsync(BriefingJson.Write(document), stop);
}

using System.Globalization;
using System.Xml.Linq;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Packaging;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>The properties that a package shows in a file list: title, author, the instant of the document (never that of its writing).</summary>
internal static class PackageNames
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Add(CoreFilePropertiesPart part, BriefingDocument document, ValueText text)
    {
        var created = (document.Signature?.At ?? document.AsOf).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var properties = new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XElement(Dublin + "title", CellText.Clean($"{text.Of(document.City)} {text.Of(document.Title)} {text.Period(document.Period)}")),
            new XElement(Dublin + "creator", CellText.Clean(document.Signature?.Name ?? text.Of(document.City))),
            new XElement(Dublin + "language", text.IsEnglish ? "en-US" : "zh-CN"),
            new XElement(Core + "revision", document.Version.ToString(CultureInfo.InvariantCulture)),
            new XElement(Core + "contentStatus", DocumentWords.Of(document.State, text.Culture)),
            new XElement(Terms + "created", new XAttribute(Instance + "type", "dcterms:W3CDTF"), created),
            new XElement(Terms + "modified", new XAttribute(Instance + "type", "dcterms:W3CDTF"), created));
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), properties).Save(stream, SaveOptions.DisableFormatting);
    }
}

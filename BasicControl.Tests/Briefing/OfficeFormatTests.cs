using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Word;
using BasicControl.Core.Briefing.Workbook;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace BasicControl.Tests.Briefing;

/// <summary>Files for Word and Excel hold to the format, say who they are, and are the same bytes for the same document.</summary>
public sealed class OfficeFormatTests
{
    public static TheoryData<string, string, string> Everything => new(
        from format in new[] { "docx", "xlsx" }
        from culture in new[] { "zh-CN", "en" }
        from document in new[] { "full", "signed", "bare", "sample" }
        select (format, culture, document));

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task The_validator_of_the_format_finds_nothing(string format, string culture, string document)
    {
        using var package = Open(format, await Write(format, culture, document));

        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task The_same_document_gives_the_same_bytes(string format, string culture, string document) =>
        Assert.Equal(await Write(format, culture, document), await Write(format, culture, document));

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task The_properties_tell_title_version_and_the_instant_of_the_document(string format)
    {
        using var package = Open(format, await Write(format, "zh-CN", "signed"));

        Assert.Equal("大冶市公安局 基础管控工作日研判 2026-06-01", package.PackageProperties.Title);
        Assert.Equal($"王{PaperSample.Rare}", package.PackageProperties.Creator);
        Assert.Equal("2", package.PackageProperties.Revision);
        Assert.Equal("已签发", package.PackageProperties.ContentStatus);
        Assert.Equal(PaperSample.AsOf.AddHours(8), package.PackageProperties.Created!.Value.ToUniversalTime());
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task No_part_leads_out_of_the_file_or_carries_a_program(string format)
    {
        using var package = Open(format, await Write(format, "zh-CN", "full"));
        var parts = package.GetAllParts().ToList();

        Assert.Empty(parts.SelectMany(part => part.ExternalRelationships));
        Assert.Empty(parts.SelectMany(part => part.HyperlinkRelationships));
        Assert.DoesNotContain(parts, part => part.ContentType.Contains("macro", StringComparison.OrdinalIgnoreCase) || part.ContentType.Contains("vba", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<byte[]> Write(string format, string culture, string document) => await OfficeFile.Write(
        format == "docx" ? new WordBriefing() : new WorkbookBriefing(),
        document switch { "full" => PaperSample.Full(), "signed" => PaperSample.Full(BriefingState.Signed), "bare" => PaperSample.Bare(), _ => SampleDocument.Signed },
        CultureInfo.GetCultureInfo(culture));

    private static OpenXmlPackage Open(string format, byte[] bytes) => format == "docx"
        ? WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false)
        : SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
}

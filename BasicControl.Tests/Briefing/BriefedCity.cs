using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

/// <summary>Drafts briefings of a test's city from its store.</summary>
internal static class BriefedCity
{
    public static BriefingDocument Draft(this TestCentre test, BriefingPeriod period, DateTime? asOf = null, SourceId? source = null) => BriefingTemplate.Draft(test.Facts(period, asOf, source));

    public static BriefingFacts Facts(this TestCentre test, BriefingPeriod period, DateTime? asOf = null, SourceId? source = null)
    {
        var plan = new BriefingRequest(test.City.Id, period, asOf, source).Plan(test.Centre.Book, test.Clock.Now).Value;
        return test.Centre.Reader.ReadNow(db => new BriefingReader(test.Centre.Book, test.Centre.Targets, test.Centre.Feeds, test.Centre.Rubrics).Read(db, plan));
    }

    public static BriefingFigure Figure(this BriefingDocument document, string code) =>
        document.Sections.SelectMany(section => section.Blocks).OfType<FigureBlock>().Single().Figures.Single(figure => figure.Code == code);

    public static long Count(this BriefingDocument document, string code) => ((CountValue)document.Figure(code).Value!).Count;

    public static TableBlock Table(this BriefingDocument document, string code) =>
        document.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>().Single(table => table.Code == code);

    public static IReadOnlyList<LocalName> Sentences(this BriefingDocument document) =>
        document.Sections.SelectMany(section => section.Blocks).OfType<TextBlock>().FirstOrDefault(text => text.Role == TextRole.Commentary)?.Paragraphs ?? [];

    /// <summary>Requests of another system: number, hours of creation, due and close after an instant.</summary>
    public static Task Requests(this TestCentre test, DateTime from, params (string Number, double Created, double? Due, double? Closed, string Unit, string Type)[] requests) =>
        test.Centre.Inbox.Submit(Scope.Everything,
        [
            .. requests.Select(one => new SourceRecord
            {
                Source = "requests",
                Number = one.Number,
                At = from.AddHours(one.Created),
                Due = one.Due is { } due ? from.AddHours(due) : null,
                ClosedAt = one.Closed is { } closed ? from.AddHours(closed) : null,
                Unit = one.Unit,
                Type = one.Type,
            }),
        ]);
}

using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Sections;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Privacy;
using BasicControl.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Briefing.Handovers;

/// <summary>What a shift hands over, as a document: open red and overdue orders, what waits to be signed for, silent sources, notes.</summary>
public sealed class HandoverSheet(OrganisationBook book, FeedWatch feeds)
{
    /// <summary>Rows that a list shows; the figure above it counts all.</summary>
    public const int MostRows = 40;

    /// <param name="at">T, UTC.</param>
    public BriefingDocument Read(BasicControlDb db, UnitId city, Shift shift, DateTime at, string notes)
    {
        var names = new BriefingNames(book, at);
        var open = db.WorkOrders.In(ScopeReach.Of(book, Scope.Of(city), at), new FigureScope { City = city }).Where(order => order.ClosedAt == null && order.CreatedAt <= at);
        var red = open.Where(order => order.Level == Level.Red);
        var overdue = open.Where(order => order.DoneDue < at);
        var unsigned = open.Where(order => order.State == WorkOrderState.Dispatched);
        var silent = new FeedReading(db, book, feeds).At(city, null, at).Where(feed => feed.IsSilentAt(at)).ToList();
        var (redCount, overdueCount, unsignedCount) = (red.LongCount(), overdue.LongCount(), unsigned.LongCount());
        var zone = book.ZoneOf(city);
        var text = new ValueText(BriefingCultures.Chinese, zone);
        var (redRows, overdueRows, unsignedRows) = (Rows(red), Rows(overdue), Rows(unsigned));
        var named = redRows.Concat(overdueRows).Concat(unsignedRows).Select(row => new NamedOrder(row.Number, row.Id.Value)).DistinctBy(one => one.Id).OrderBy(one => one.Id).ToList();
        return new(
            Said.Of("Handover_Title"), new(book.Unit(city).Name, book.Unit(city).NameEn), Said.Of("Handover_Shift", text.Instant(shift.From), text.Instant(shift.To)),
            BriefingPeriod.Of(zone.DayOf(shift.From)), zone.Id, at, db.Changes.Max(row => (long?)row.Position) ?? 0, 1, BriefingState.Drafted, null,
            [
                new("key", Said.Of("Section_Key"), BriefingPart.PageOne,
                [
                    new FigureBlock(
                    [
                        Count("open", open.LongCount(), Said.Of("Handover_Open")), Count("red", redCount, Said.Of("Handover_Red")), Count("overdue", overdueCount, Said.Of("Handover_Overdue")),
                        Count("unsigned", unsignedCount, Said.Of("Handover_Unsigned")), Count("silent", silent.Count, Said.Of("Handover_Silent")),
                    ]),
                ]),
                .. Part("red", "Handover_Red", redRows, redCount, names), .. Part("overdue", "Handover_Overdue", overdueRows, overdueCount, names),
                .. Part("unsigned", "Handover_Unsigned", unsignedRows, unsignedCount, names),
                .. silent.Count == 0 ? [] : new[] { Silent(silent, text) },
                .. string.IsNullOrWhiteSpace(notes) ? [] : new[] { new BriefingSection("notes", Said.Of("Handover_Notes"), BriefingPart.PageOne, [new TextBlock("notes", TextRole.Note, [.. notes.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).Select(line => new LocalName(AddressMask.InText(PersonalNumbers.Mask(line)), null))])]) },
            ],
            named.Count == 0 ? null : named);
    }

    private static BriefingFigure Count(string code, long count, LocalName name) => new(code, name, ValueKind.Count, new CountValue(count), Said.Of($"Handover_{code}_means"), []);

    private static List<Row> Rows(IQueryable<WorkOrder> orders) =>
    [
        .. orders.AsNoTracking().OrderBy(order => order.NextDue == null).ThenBy(order => order.NextDue).ThenBy(order => order.Id).Take(MostRows)
            .Select(order => new Row(order.Id, order.Number, order.Level, order.TypeId, order.UnitId, order.DoneDue, order.State)),
    ];

    private static IEnumerable<BriefingSection> Part(string code, string title, List<Row> rows, long count, BriefingNames names)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        yield return new(code, Said.Of(title), BriefingPart.PageOne,
        [
            new TableBlock(
                code, Said.Of(title),
                [
                    Columns.Text("number", "Col_Number"), Columns.Text("level", "Col_Level"), Columns.Text("type", "Col_Type"), Columns.Text("station", "Col_Unit"),
                    new("due", Said.Of("Col_Due"), ValueKind.Instant), Columns.Text("state", "Col_State"),
                ],
                [
                    .. rows.Select(row => (IReadOnlyList<BriefingValue?>)
                    [
                        TextValue.Of(row.Number), new TextValue(DocumentWords.Both($"Level_{row.Level}")), new TextValue(names.Of(row.Type)), new TextValue(names.Of(row.Unit)),
                        row.Due is { } due ? new InstantValue(due) : null, new TextValue(States.Of(row.State)),
                    ]),
                ],
                Note: count > rows.Count ? Said.Of("Directives_Cut", rows.Count, count) : null),
        ]);
    }

    private static BriefingSection Silent(List<FeedFact> silent, ValueText text) => new("silent", Said.Of("Handover_Silent"), BriefingPart.PageOne,
    [
        new TextBlock("silent", TextRole.Warning, [.. silent.Select(feed => feed.LastArrival is { } last ? Said.Of("Silent", feed.Name, text.Instant(last)) : Said.Of("SilentEver", feed.Name))]),
    ]);

    private sealed record Row(WorkOrderId Id, string Number, Level Level, TermId Type, UnitId Unit, DateTime? Due, WorkOrderState State);
}

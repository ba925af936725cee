using System.Globalization;
using System.Text.RegularExpressions;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

public sealed partial class CommentaryTests
{
    private static readonly DateOnly Day = new(2026, 11, 19);

    [Theory]
    [InlineData(100, 104, false)]
    [InlineData(100, 105, true)]
    [InlineData(1_000, 1_049, false)]
    [InlineData(1_000, 1_050, true)]
    [InlineData(4, 0, false)]
    [InlineData(0, 5, true)]
    public void A_change_is_worth_a_word_from_five_orders_and_five_in_a_hundred_on(long before, long now, bool moved) =>
        Assert.Equal(moved, CommentaryRules.HasMoved(now, before));

    [Fact]
    public void A_part_explains_a_change_only_when_it_moved_the_same_way_by_enough()
    {
        Movement[] parts = [new(new("甲", null), 12), new(new("乙", null), -30), new(new("丙", null), 2), new(new("丁", null), 3), new(new("戊", null), 9)];

        Assert.Equal(["甲", "戊"], CommentaryRules.Because(24, parts).Select(part => part.Name.Zh));
        Assert.Equal(["乙"], CommentaryRules.Because(-6, parts).Select(part => part.Name.Zh));
        Assert.Empty(CommentaryRules.Because(200, parts));
    }

    /// <summary>Random cities: whatever a sentence says with digits stands in the document's figures, tables or period.</summary>
    [Fact]
    public async Task Every_number_in_a_sentence_occurs_in_the_documents_data()
    {
        var said = 0;
        await using var test = await TestCentre.Open();
        for (var seed = 1; seed <= 12; seed++)
        {
            await Fill(test, seed);
            var day = Day.AddDays(-(seed % 3));
            foreach (var document in new[]
            {
                test.Draft(BriefingPeriod.Of(day)), test.Draft(BriefingPeriod.Of(day.AddDays(-2), day)), test.Draft(BriefingPeriod.Of(day), Start(day).AddHours(6 + seed)),
            })
            {
                foreach (var (culture, english) in new[] { (BriefingCultures.Chinese, false), (BriefingCultures.English, true) })
                {
                    var known = Known(document, culture);
                    foreach (var sentence in document.Sentences())
                    {
                        var numbers = Numbers(sentence.In(english)).ToList();
                        Assert.Empty(numbers.Except(known).Select(number => $"{number} in: {sentence.In(english)}"));
                        said += numbers.Count;
                    }
                }
            }
        }

        Assert.True(said > 300, $"Only {said} numbers were looked at.");
    }

    [Fact]
    public async Task A_rise_names_the_station_and_the_type_that_brought_it()
    {
        await using var test = await TestCentre.Open();
        var yesterday = Start(Day.AddDays(-1));
        await test.Requests(yesterday, [.. Enumerable.Range(0, 10).Select(i => ($"A{i}", i * 0.5, (double?)20, (double?)12, "East", "noise"))]);
        await test.Requests(Start(Day), [.. Enumerable.Range(0, 10).Select(i => ($"B{i}", i * 0.5, (double?)20, (double?)12, "East", "noise"))]);
        await test.Requests(Start(Day), [.. Enumerable.Range(0, 9).Select(i => ($"C{i}", i * 0.5, (double?)3, (double?)12, "West", "parking"))]);

        var sentences = test.Draft(BriefingPeriod.Of(Day)).Sentences();

        Assert.Equal("当日新增工单 19 件，比前一日多 9 件，主要在West（多 9），类型主要是parking（多 9），如 C0、C1。", sentences[0].Zh);
        Assert.Equal("On the day 19 orders were created, 9 more than the day before; most of it at West (9 more), by type parking (9 more), such as C0, C1.", sentences[0].En);
        Assert.Equal("当日办结工单 19 件，其中有时限的 19 件中按时 10 件，按时率 52.63 %；超时办结较多的是West（9）；超时最久的是 C0、C1。", sentences[1].Zh);
        Assert.Equal("截至 2026-11-19 24:00，没有未办结的工单。", sentences[2].Zh);
    }

    private static HashSet<string> Known(BriefingDocument document, CultureInfo culture)
    {
        var text = new ValueText(culture, document);
        var said = new List<string> { text.Instant(document.AsOf), text.Period(document.Period) };
        said.AddRange((document.Orders ?? []).Select(order => order.Number));
        foreach (var block in document.Sections.SelectMany(section => section.Blocks))
        {
            switch (block)
            {
                case FigureBlock figures:
                    said.AddRange(figures.Figures.SelectMany(figure => figure.Comparisons.SelectMany(one => new[] { one.Value, one.High, one.Difference }).Append(figure.Value)).Select(text.Of));
                    break;
                case TableBlock table:
                    said.AddRange(table.Rows.Append(table.Total ?? []).SelectMany(row => row).Select(text.Of));
                    break;
            }
        }

        return [.. said.SelectMany(Numbers)];
    }

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(match => match.Value);

    private static DateTime Start(DateOnly day) => CityZone.Of("Asia/Shanghai").StartOf(day);

    private static Task<int> Fill(TestCentre test, int seed) => test.Centre.Commit.Batch(session =>
    {
        var random = new Random(seed);
        var types = Enumerable.Range(0, 4).Select(i => test.Centre.Organisation.Term(session, TermKind.Type, $"type {(char)('a' + i)}")).ToArray();
        for (var i = 0; i < random.Next(10, 160); i++)
        {
            var id = session.NextId("work_orders");
            var created = test.Clock.Now.AddMinutes(-random.Next(0, 12 * 24 * 60));
            DateTime? closed = random.Next(4) == 0 ? null : created.AddHours(random.Next(1, 60));
            session.Db.WorkOrders.Add(new WorkOrder
            {
                Id = new(id),
                Number = $"N{id}",
                ExternalNumber = $"N{id}",
                CityId = test.City.Id,
                SourceId = test.Centre.Book.Source("requests")!.Id,
                TypeId = types[random.Next(random.Next(1, 5))],
                Level = (Level)random.Next(4),
                State = closed is null ? WorkOrderState.Handling : WorkOrderState.Closed,
                UnitId = random.Next(5) switch { 0 => test.Centre.Book.Unassigned(test.City.Id)!.Id, 1 => test.West.Id, _ => test.East.Id },
                CreatedAt = created,
                RecordedAt = created,
                DoneDue = random.Next(6) == 0 ? null : created.AddHours(random.Next(2, 40)),
                ClosedAt = closed,
            });
        }

        return 0;
    });

    [GeneratedRegex(@"\d[\d,.:-]*\d|\d")]
    private static partial Regex Number();
}

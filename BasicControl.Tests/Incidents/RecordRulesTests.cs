using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;

namespace BasicControl.Tests.Incidents;

public sealed class RecordRulesTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

    private static readonly SourceRecord Good = new()
    {
        Source = "110",
        Number = "N1",
        At = Now.AddHours(-2),
        Type = "纠纷",
        Unit = "990101010000",
        Address = "金湖路 3 号\n二单元",
        Text = "emoji 🚓 and a tab\tare text",
        Latitude = 30.2,
        Longitude = 115.06,
        Due = Now.AddDays(3),
    };

    private static readonly SourceStep Step = new() { Source = "cases", Number = "c1", At = Now, Activity = "visit" };

    public static TheoryData<string, string, SourceRecord> Bad => new()
    {
        { "text.missing", "number", Good with { Number = "" } },
        { "text.missing", "number", Good with { Number = "  " } },
        { "text.too-long", "number", Good with { Number = new('9', 201) } },
        { "text.too-long", "type", Good with { Type = new('x', 201) } },
        { "text.too-long", "unit", Good with { Unit = new('x', 201) } },
        { "text.too-long", "officer", Good with { Officer = new('x', 201) } },
        { "text.too-long", "channel", Good with { Channel = new('x', 201) } },
        { "text.too-long", "department", Good with { Department = new('x', 201) } },
        { "text.too-long", "status", Good with { Status = new('x', 201) } },
        { "text.too-long", "address", Good with { Address = new('x', 501) } },
        { "text.too-long", "text", Good with { Text = new('x', 4001) } },
        { "text.too-long", "outcome", Good with { Outcome = new('x', 4001) } },
        { "text.control-character", "number", Good with { Number = "N\u00001" } },
        { "text.control-character", "type", Good with { Type = "two\nlines" } },
        { "text.control-character", "text", Good with { Text = "bell\u0007" } },
        { "text.broken", "text", Good with { Text = "lone \uD83D surrogate" } },
        { "text.broken", "address", Good with { Address = "no text \uFFFF" } },
        { "time.out-of-range", "at", Good with { At = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Utc) } },
        { "time.out-of-range", "at", Good with { At = Now.AddDays(1).AddSeconds(1) } },
        { "time.out-of-range", "closedAt", Good with { ClosedAt = Now.AddDays(2) } },
        { "time.out-of-range", "updatedAt", Good with { UpdatedAt = Now.AddDays(2) } },
        { "time.out-of-range", "due", Good with { Due = Now.AddYears(101) } },
        { "coordinate.out-of-range", "latitude", Good with { Latitude = 90.000001 } },
        { "coordinate.out-of-range", "longitude", Good with { Longitude = -180.1 } },
        { "coordinate.out-of-range", "latitude", Good with { Latitude = double.NaN } },
        { "coordinate.out-of-range", "longitude", Good with { Longitude = double.PositiveInfinity } },
        { "coordinate.half", "longitude", Good with { Longitude = null } },
        { "coordinate.half", "latitude", Good with { Latitude = null } },
        { "level.unknown", "level", Good with { Level = (Level)7 } },
    };

    [Fact]
    public void A_good_record_passes_without_a_word() => Assert.Empty(RecordRules.Check(Good, Now));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Every_bad_field_is_named_with_its_code(string code, string field, SourceRecord record) =>
        Assert.Equal([(code, field)], RecordRules.Check(record, Now).Select(refusal => (refusal.Code, refusal.Field!)));

    [Fact]
    public void All_faults_of_a_record_are_told_at_once() => Assert.Equal(
        ["number", "at", "latitude"],
        RecordRules.Check(Good with { Number = "", At = default, Latitude = 200 }, Now).Select(refusal => refusal.Field));

    [Fact]
    public void A_record_that_closes_before_its_creation_is_kept() => Assert.Empty(RecordRules.Check(Good with { ClosedAt = Good.At.AddHours(-1) }, Now));

    [Fact]
    public void A_step_needs_its_case_and_its_activity()
    {
        Assert.Empty(RecordRules.Check(Step, Now));
        Assert.Equal(["number", "activity"], RecordRules.Check(Step with { Number = "", Activity = "" }, Now).Select(refusal => refusal.Field));
    }

    [Fact]
    public void The_edges_themselves_are_allowed() => Assert.Empty(RecordRules.Check(
        Good with { Number = new('9', TextBounds.Key), At = Now + RecordRules.Ahead, Latitude = -90, Longitude = 180, Text = new('x', TextBounds.Text) }, Now));
}

using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

public sealed class FileGuessTests
{
    [Fact]
    public void A_Chinese_file_proposes_its_own_mapping_times_and_states()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("rows.csv"), "工单编号,受理时间,办结时间,类别,派出所,地址,状态,经度,纬度\nG1,2026/3/5 8:30,,纠纷,城东所,金湖路,办理中,115.1,30.2\nG2,2026/3/5 9:30,2026/3/6 10:00,纠纷,城东所,金湖路,已办结,115.1,30.2\n");
        using var file = RowFile.Open(folder.File("rows.csv")).Value;

        var guess = FileGuess.Of(file);

        Assert.Equal(
            [
                (RecordField.Number, "工单编号"), (RecordField.At, "受理时间"), (RecordField.Type, "类别"), (RecordField.Unit, "派出所"), (RecordField.Status, "状态"),
                (RecordField.Address, "地址"), (RecordField.Latitude, "纬度"), (RecordField.Longitude, "经度"), (RecordField.ClosedAt, "办结时间"),
            ],
            guess.Fields.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(["yyyy/M/d H:mm"], guess.Times);
        Assert.Equal([("办理中", WorkOrderState.Handling), ("已办结", WorkOrderState.Closed)], guess.Statuses.Select(pair => (pair.Key, pair.Value!.Value)));
        Assert.Equal(2, guess.Rows.Count);
    }

    [Theory]
    [InlineData("nyc311", "nyc311/nyc311_nypd_2018-10-21.csv.gz")]
    [InlineData("baltimore311", "baltimore311/baltimore311_10k.csv.gz")]
    [InlineData("sapd", "sapd/sapd_2022-11.csv.gz")]
    public void What_is_proposed_for_a_public_set_agrees_with_its_profile_on_what_matters(string profile, string path)
    {
        var layout = ImportKit.Named(profile).Files[0];
        using var file = RowFile.Open(SharedData.PathOf(path)).Value;

        var guess = FileGuess.Of(file);

        foreach (var field in new[] { RecordField.Number, RecordField.At, RecordField.Type, RecordField.Unit, RecordField.ClosedAt, RecordField.Due, RecordField.Latitude }.Where(layout.Columns.ContainsKey))
        {
            Assert.Equal(layout.Columns[field], guess.Fields[field]);
        }

        Assert.NotEmpty(guess.Times);
    }

    [Fact]
    public void Times_that_no_format_reads_propose_none() => Assert.Empty(FileGuess.TimesOf(["yesterday", "2026-03-05 08:30"]));
}

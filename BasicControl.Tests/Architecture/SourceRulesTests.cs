using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Architecture;

public sealed class SourceRulesTests
{
    private static IEnumerable<SourceFile> Product => Repository.Sources("BasicControl.Core/", "BasicControl.Web/");

    // The rules' own file and its examples below name what they ban.
    private static IEnumerable<SourceFile> Everything => Repository.Sources().Where(s => !s.Path.StartsWith("BasicControl.Tests/Architecture/SourceRules", StringComparison.Ordinal));

    [Fact]
    public void Only_Commit_opens_write_transactions() => Assert.Empty(Product.SelectMany(SourceRules.OpensWrites));

    [Fact]
    public void Only_Commit_and_the_writers_it_hands_its_session_write_rows() => Assert.Empty(Product.SelectMany(SourceRules.WritesRows));

    [Fact]
    public void Nobody_reads_the_machines_clock_or_sleeps_on_a_thread() => Assert.Empty(Everything.SelectMany(SourceRules.ReadsTheClock));

    [Fact]
    public void Only_the_set_up_of_the_host_hands_in_the_system_clock() => Assert.Empty(Product.SelectMany(SourceRules.TakesTheSystemClock));

    [Fact]
    public void Nobody_blocks_on_a_task_or_forgets_one() => Assert.Empty(Product.SelectMany(SourceRules.BlocksOrForgets));

    [Fact]
    public void No_file_of_code_is_longer_than_300_lines() =>
        Assert.Empty(Repository.Sources().Where(s => s.Lines > 300).Select(s => $"{s.Path}: {s.Lines}"));

    [Fact]
    public void Program_stays_a_table_of_contents() => Assert.InRange(Repository.Sources("BasicControl.Web/Program.cs").Single().Lines, 1, 60);

    [Theory]
    [InlineData("BasicControl.Core/WorkOrders/OrderDesk.cs", "await db.SaveChangesAsync(token);")]
    [InlineData("BasicControl.Core/Incidents/IncidentWriter.cs", "db.Database.BeginTransaction(); // WriteSession")]
    [InlineData("BasicControl.Web/Components/Wall/WallPage.razor", "db.SaveChanges()")]
    public void A_write_transaction_elsewhere_is_seen(string path, string code) => Assert.Single(SourceRules.OpensWrites(new SourceFile(path, code)));

    [Theory]
    [InlineData("BasicControl.Core/WorkOrders/OrderDesk.cs", "command.CommandText = \"INSERT INTO orders VALUES (1)\";")]
    [InlineData("BasicControl.Core/WorkOrders/OrderDesk.cs", "orders.ExecuteUpdateAsync(x => x)")]
    [InlineData("BasicControl.Core/Incidents/IncidentWriter.cs", "var text = \"DELETE FROM incidents\";")]
    [InlineData("BasicControl.Web/Api/IncidentsApi.cs", "db.Database.ExecuteSqlRaw(text)")]
    public void A_write_command_elsewhere_is_seen(string path, string code) => Assert.Single(SourceRules.WritesRows(new SourceFile(path, code)));

    [Fact]
    public void A_writer_that_takes_the_session_may_write_rows() => Assert.Empty(SourceRules.WritesRows(
        new SourceFile("BasicControl.Core/Incidents/IncidentBatchWriter.cs", "void Write(WriteSession session) => session.Run(\"INSERT INTO incidents\");")));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("@DateTime.Today")]
    [InlineData("Thread.Sleep(1)")]
    [InlineData("#pragma warning disable RS0030")]
    public void A_call_of_the_clock_is_seen(string code) => Assert.Single(SourceRules.ReadsTheClock(new SourceFile("a.cs", code)));

    [Fact]
    public void Prose_about_a_banned_call_is_not_code() => Assert.Empty(SourceRules.ReadsTheClock(new SourceFile("a.cs", "// DateTime.Now is banned\n/* Thread.Sleep */")));

    [Fact]
    public void A_blocking_call_is_seen() => Assert.Equal(2, SourceRules.BlocksOrForgets(new SourceFile("a.cs", "async void F() { G().GetAwaiter().GetResult(); }")).Count());
}

using BasicControl.Core.Access;
using BasicControl.Tests.Kit;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Logging;

namespace BasicControl.Tests.Access.Doors;

public sealed class DemoKeyTests
{
    [Fact]
    public async Task The_key_of_a_demonstration_stands_in_its_file_and_the_log_tells_only_where()
    {
        await using var test = await TestCentre.Open();
        var desk = new KeyDesk(test.Centre.Commit, test.Centre.Book, test.Centre.Access);
        var log = new Lines();
        var key = new DemoKey(desk, new ServeOptions { Database = $"sqlite:{test.Store.Path}" }, test.Clock, log);

        await key.StartAsync(CancellationToken.None);
        var token = DemoKey.Beside(test.Store.Path)!;

        Assert.NotNull(test.Centre.Access.OfKey(token, null));
        Assert.Contains(DemoKey.FileName, Assert.Single(log.Told), StringComparison.Ordinal);
        Assert.DoesNotContain(token, log.Told[0], StringComparison.Ordinal);
        await key.StopAsync(CancellationToken.None);
        Assert.Null(test.Centre.Access.OfKey(token, null));
        Assert.Null(DemoKey.Beside(test.Store.Path));
    }

    private sealed class Lines : ILogger<DemoKey>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        // The arguments as well: a log in JSON tells them one by one.
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Told.Add($"{formatter(state, exception)} {string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? [])}");
    }
}

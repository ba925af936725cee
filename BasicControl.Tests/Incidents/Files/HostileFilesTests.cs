using System.Text;
using BasicControl.Core.Incidents.Files;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>Whatever bytes come in: rows or refusals come out, each line counted once, never an exception.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();

    [Fact]
    public void Changed_bytes_anywhere_never_end_the_reading_of_a_text_file()
    {
        var good = Encoding.UTF8.GetBytes(ImportKit.Heading + "\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"n{i},2026-11-01 08:00,,,噪音,\"east, {i}\",\"{i} Main St\nrear\",“text”,30.1,115.2,open,一级,\n")));
        var random = new Random(311);
        for (var round = 0; round < 400; round++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--) bytes[random.Next(bytes.Length)] = Strange(random);
            Read("mutated.csv", bytes);
        }
    }

    [Fact]
    public void Noise_is_refused_or_read_as_nonsense_but_never_throws()
    {
        var random = new Random(110);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(0, 5_000)];
            random.NextBytes(bytes);
            Read("noise.csv", bytes);
            Read("noise.csv.gz", [0x1F, 0x8B, 8, .. bytes]);
            Read("noise.xlsx", [0x50, 0x4B, 0x03, 0x04, .. bytes]);
        }
    }

    [Fact]
    public void A_thousand_columns_and_a_thousand_quotes_are_only_a_row()
    {
        Read("wide.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 20_000)) + "\n" + new string('"', 50_000) + "\n" + new string(',', 50_000) + "\n"));
        Read("deep.csv", Encoding.UTF8.GetBytes(ImportKit.Heading + "\n" + string.Concat(Enumerable.Repeat("\"", 99_999)) + "\n"));
    }

    public void Dispose() => _folder.Dispose();

    private static byte Strange(Random random) => (ReadOnlySpan<byte>)[(byte)'"', (byte)'\n', (byte)'\r', (byte)',', (byte)';', 0, 0xFF, 0xC3, 0x80, (byte)'\''] is var odd
        && random.Next(3) > 0 ? odd[random.Next(odd.Length)] : (byte)random.Next(256);

    private void Read(string name, byte[] bytes)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, bytes);
        var opened = RowFile.Open(path);
        if (!opened.TryGet(out var file)) return;
        using (file)
        {
            var mapper = RowMapper.For(ImportKit.MyCity, file.Columns, name);
            var last = 0L;
            foreach (var row in file.Rows())
            {
                Assert.True(row.Line >= last, $"line {row.Line} after {last}");
                last = row.Line;
                if (mapper.TryGet(out var known)) Assert.Equal(known.Map(row, Now, out var refusals) is null, refusals.Count > 0);
            }
        }
    }
}

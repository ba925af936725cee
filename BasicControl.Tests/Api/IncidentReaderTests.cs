using System.Text;
using BasicControl.Core.Organisation;
using BasicControl.Web.Api;

namespace BasicControl.Tests.Api;

/// <summary>Whatever the bytes are, the reader answers: with drafts that can be bound, or with a refusal.</summary>
public sealed class IncidentReaderTests
{
    private const string Body =
        """[{"source":"110","number":"A\u00e9\n","at":"2026-05-01T08:30:00+08:00","level":"red","latitude":24.45e0,"longitude":-118,"due":null,"x":{"y":[1,true,null]}},{"source":"110","text":"内容😀"}]""";

    private static readonly DateTime Now = new(2026, 5, 2, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(IncidentForm.Plain)]
    [InlineData(IncidentForm.Event)]
    [InlineData(IncidentForm.EventBatch)]
    internal void A_body_cut_off_anywhere_is_read_or_refused(IncidentForm form)
    {
        var body = Encoding.UTF8.GetBytes(Body);
        for (var length = 0; length < body.Length; length++)
        {
            var read = IncidentReader.Read(body.AsSpan(0, length), form, 10);
            Assert.NotNull(read.Refusal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_body_with_changed_bytes_is_read_or_refused(int seed)
    {
        var random = new Random(seed);
        var book = new OrganisationBook();
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var body = Encoding.UTF8.GetBytes(Body);
            for (var change = random.Next(1, 4); change > 0; change--) body[random.Next(body.Length)] = Changed(random);
            var form = (IncidentForm)random.Next(3);
            var answer = IncidentReader.Read(body, form, 10);
            foreach (var draft in answer.Drafts)
            {
                Assert.False(draft.Bind(book, Now).IsAccepted, "the book knows no source");
                Assert.InRange(draft.Place.Start + draft.Place.Length, 1, body.Length);
            }

            if (answer.Refusal is null) read++;
            else refused++;
        }

        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    // Half of the changes are bytes that mean something in JSON.
    private static byte Changed(Random random)
    {
        var meaningful = "{}[]\":,\\u-0e. nft"u8;
        return random.Next(2) == 0 ? (byte)random.Next(256) : meaningful[random.Next(meaningful.Length)];
    }
}

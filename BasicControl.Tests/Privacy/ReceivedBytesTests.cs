using System.Text;
using System.Text.Json;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Privacy;

public sealed class ReceivedBytesTests
{
    private const string Word = "欧阳测密13987654321";

    public static TheoryData<string> Forms => [.. Hidden().Select((_, at) => at.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_word_is_found_in_every_form_that_it_may_travel_in(string form)
    {
        var received = new ReceivedBytes();
        received.Add("other", "nothing here"u8);
        received.Add("one", Hidden()[int.Parse(form, System.Globalization.CultureInfo.InvariantCulture)]);

        Assert.Equal([(Word, "one")], received.Find([Word]));
    }

    [Fact]
    public void A_word_that_was_parted_between_two_frames_is_found_and_one_that_never_came_is_not()
    {
        var received = new ReceivedBytes();
        var bytes = Encoding.UTF8.GetBytes($"before {Word} after");
        received.Add("socket", bytes.AsSpan(0, 12));
        received.Add("socket", bytes.AsSpan(12));

        Assert.Equal([(Word, "socket")], received.Find(["欧阳测别", Word]));
    }

    private static List<byte[]> Hidden() =>
    [
        Encoding.UTF8.GetBytes($"a{Word}b"),
        Encoding.Unicode.GetBytes($"a{Word}b"),
        Encoding.BigEndianUnicode.GetBytes($"a{Word}b"),
        JsonSerializer.SerializeToUtf8Bytes($"a{Word}b"),
        Encoding.UTF8.GetBytes(System.Text.Encodings.Web.HtmlEncoder.Default.Encode($"a{Word}b")),
        Encoding.UTF8.GetBytes(Uri.EscapeDataString($"a{Word}b")),
        .. Enumerable.Range(0, 4).Select(before => Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + Word + "yy")))),
        .. Enumerable.Range(0, 4).Select(before => Encoding.UTF8.GetBytes(Convert.ToBase64String([.. new byte[before], .. Encoding.Unicode.GetBytes(Word + "yy")]))),
    ];
}

using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Html;

/// <summary>Leads from the numbers of a document's orders to their pages, wherever they stand in a text. Without addresses the text stays as it is.</summary>
internal sealed class OrderLinks(BriefingDocument document, Func<long, string>? address)
{
    private readonly List<NamedOrder> _orders = address is null ? [] : [.. document.Orders ?? []];

    public void Write(Markup markup, string text)
    {
        var end = 0;
        foreach (var (start, order) in Found(text))
        {
            if (start < end)
            {
                continue;
            }

            markup.Text(text[end..start]).Form($"<a class=\"bf-order\" href=\"{address!(order.Id)}\">").Text(order.Number).Raw("</a>");
            end = start + order.Number.Length;
        }

        markup.Text(text[end..]);
    }

    /// <summary>Where numbers stand as whole words, in the order of the text; of two at one place the longer first.</summary>
    private IEnumerable<(int Start, NamedOrder Order)> Found(string text) =>
        _orders.SelectMany(order => Places(text, order.Number).Select(start => (Start: start, Order: order))).OrderBy(one => one.Start).ThenByDescending(one => one.Order.Number.Length);

    private static IEnumerable<int> Places(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(text[at - 1])) && (at + number.Length == text.Length || !IsPart(text[at + number.Length])))
            {
                yield return at;
            }
        }
    }

    private static bool IsPart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}

using System.Net;
using System.Text.RegularExpressions;

namespace BasicControl.Tests.Hostile;

/// <summary>A form as a page shows it: where it goes, what it carries unseen, and the names that a person fills in.</summary>
internal sealed partial record PageForm(string Action, IReadOnlyDictionary<string, string> Hidden, IReadOnlyList<string> Names)
{
    public const string TokenName = "__RequestVerificationToken";

    public string? Token => Hidden.GetValueOrDefault(TokenName);

    /// <summary>The forms of a page that are posted.</summary>
    public static IReadOnlyList<PageForm> Of(string page, string address) =>
    [
        .. from form in Form().Matches(page)
           let head = form.Groups[1].Value
           where head.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase)
           let fields = Field().Matches(form.Groups[2].Value).Select(field => field.Value).Where(field => Named().IsMatch(field)).ToList()
           select new PageForm(
               Target().Match(head) is { Success: true } action ? Read(action) : address,
               fields.Where(IsHidden).GroupBy(field => Read(Named().Match(field))).ToDictionary(same => same.Key, same => Read(Value().Match(same.First()))),
               [.. fields.Where(field => !IsHidden(field)).Select(field => Read(Named().Match(field))).Distinct()]),
    ];

    /// <summary>The form filled in.</summary>
    public FormUrlEncodedContent With(params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var all = new Dictionary<string, string>(Hidden);
        foreach (var (name, value) in fields) all[name] = value;
        return new(all);
    }

    private static bool IsHidden(string field) => field.Contains("type=\"hidden\"", StringComparison.Ordinal);

    private static string Read(Match match) => WebUtility.HtmlDecode(match.Groups[1].Value);

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|textarea|select|button)[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Named();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex(" action=\"([^\"]*)\"")]
    private static partial Regex Target();
}

using System.Text.RegularExpressions;

namespace BasicControl.Tests.Kit;

/// <summary>Sends forms of static pages as a browser without scripts does.</summary>
internal static partial class PageForms
{
    /// <summary>Reads the page, and sends one of its forms with the token that stands in it.</summary>
    /// <param name="form">The form's name; empty: the form has an address of its own.</param>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, string form, params (string Name, string Value)[] fields) =>
        await browser.SendAsync(page, page, form, fields);

    /// <param name="address">Where the form is sent to.</param>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, string address, string form, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page));
        Assert.True(token.Success, $"{page} has no form");
        var all = new Dictionary<string, string> { ["__RequestVerificationToken"] = token.Groups[1].Value };
        if (form.Length > 0) all["_handler"] = form;
        foreach (var (name, value) in fields) all[name] = value;
        return await browser.PostAsync(address, new FormUrlEncodedContent(all));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

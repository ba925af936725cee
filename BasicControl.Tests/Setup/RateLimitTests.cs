using System.Net;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Setup;

/// <summary>Limits by sender hold against whoever would rather be many.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task Made_up_keys_give_a_page_no_bucket_of_their_own()
    {
        await using var server = await RunningServer.StartAsync(With("Api:PageRequestsPerSecond", "3"));
        using var client = server.CreateStranger(followRedirects: false);
        List<HttpStatusCode> answers = [];

        for (var i = 0; i < 12; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/no/such/page");
            request.Headers.Authorization = new("Bearer", $"made-up-{i}");
            using var answer = await client.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task An_issued_key_leaves_a_page_in_the_bucket_of_the_address()
    {
        await using var server = await RunningServer.StartAsync(With("Api:PageRequestsPerSecond", "3"));
        using var client = server.CreateClient(followRedirects: false);
        List<HttpStatusCode> answers = [];

        for (var i = 0; i < 12; i++)
        {
            using var answer = await client.GetAsync("/no/such/page");
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Theory]
    [InlineData(Links.LogIn, "zh-CN", "此网络地址登录过于频繁")]
    [InlineData("/LOGIN", "en", "Too many log-ins from this network address")]
    [InlineData("/setup/guessed", "en", "Too many log-ins from this network address")]
    public async Task Too_many_log_ins_from_one_address_are_refused_in_words_and_pages_go_on(string address, string language, string words)
    {
        await using var server = await RunningServer.StartAsync(With("Access:EntriesPerMinute", "3"));
        using var client = server.CreateStranger(followRedirects: false);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        for (var i = 0; i < 3; i++)
        {
            using var taken = await client.PostAsync(address, new StringContent(""));
            Assert.NotEqual(HttpStatusCode.TooManyRequests, taken.StatusCode);
        }

        using var refused = await client.PostAsync(address, new StringContent(""));
        using var page = await client.GetAsync(Links.LogIn);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (refused.StatusCode, page.StatusCode));
        Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
    }

    private static ServeOptions With(string setting, string value) => new() { Settings = new Dictionary<string, string?> { [setting] = value } };
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using BasicControl.Web.Api;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

/// <summary>
/// How much one sender may ask: the API by address (its own policy) and by key, wherever the key comes from; pages by address. The program's
/// own files are not counted.
/// </summary>
internal static class RateLimits
{
    private static readonly string[] Files = ["/_framework", "/_content", "/css", "/js", "/icons", "/fonts", Health.Live];

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.Configure<RateLimiterOptions>(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        limiter.OnRejected = (rejected, _) => new(Refuse(rejected.HttpContext));
    });

    /// <summary>One second's worth may come at once; the bucket fills again every tenth of a second.</summary>
    public static TokenBucketRateLimiterOptions PerSecond(int most) => new()
    {
        TokenLimit = most,
        TokensPerPeriod = Math.Max(1, most / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(most < 10 ? 1.0 / most : 0.1),
        AutoReplenishment = true,
    };

    private static RateLimitPartition<string> PartitionOf(HttpContext http)
    {
        if (KeyOf(http) is { } key) return RateLimitPartition.GetTokenBucketLimiter($"key {key}", _ => PerSecond(Most(http)));
        return ApiLinks.IsApi(http.Request.Path) || Files.Any(folder => http.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter($"address {http.Connection.RemoteIpAddress}", _ => PerSecond(Most(http)));
    }

    // By digest: a table of senders must not hold what opens the door.
    private static string? KeyOf(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is { Length: > 0 } key ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, 16) : null;

    private static int Most(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value;
        return KeyOf(http) is not null ? options.RequestsPerSecondPerKey : ApiLinks.IsApi(http.Request.Path) ? options.RequestsPerSecond : options.PageRequestsPerSecond;
    }

    private static async Task Refuse(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (!ApiLinks.IsApi(http.Request.Path)) return;
        var options = http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value;
        var most = KeyOf(http) is null ? options.RequestsPerSecond : Math.Min(options.RequestsPerSecond, options.RequestsPerSecondPerKey);
        await Problem.Write(http, StatusCodes.Status429TooManyRequests, new("rate.too-many", null, most.ToString(CultureInfo.InvariantCulture), "1"));
    }
}

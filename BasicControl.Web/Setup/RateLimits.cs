using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Web.Access;
using BasicControl.Web.Api;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

/// <summary>
/// How much one sender may ask: the API by address (its own policy) and by key; pages by address, whatever their requests carry; log-in and
/// set-up by address once more. The program's own files are not counted.
/// </summary>
internal static class RateLimits
{
    private static readonly string[] Files = ["/_framework", "/_content", "/css", "/js", "/icons", "/fonts", Health.Live];

    private static readonly PathString SetUp = Links.SetupWith("")[..^1];

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.Configure<RateLimiterOptions>(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, IPAddress>(OfPage),
            PartitionedRateLimiter.Create<HttpContext, AccountId>(OfKey),
            PartitionedRateLimiter.Create<HttpContext, IPAddress>(OfEntry));
        limiter.OnRejected = (rejected, _) => new(Refuse(rejected));
    });

    /// <summary>One second's worth may come at once; the bucket fills again every tenth of a second.</summary>
    public static TokenBucketRateLimiterOptions PerSecond(int most) => new()
    {
        TokenLimit = most,
        TokensPerPeriod = Math.Max(1, most / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(most < 10 ? 1.0 / most : 0.1),
        AutoReplenishment = true,
    };

    /// <summary>Who sends, by address: of IPv6 the network, since a sender picks the rest at will.</summary>
    public static IPAddress SenderOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }

    private static RateLimitPartition<IPAddress> OfPage(HttpContext http) =>
        ApiLinks.IsApi(http.Request.Path) || Files.Any(folder => http.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetNoLimiter<IPAddress>(IPAddress.None)
            : RateLimitPartition.GetTokenBucketLimiter(SenderOf(http), _ => PerSecond(Options(http).PageRequestsPerSecond));

    // Only a key that was issued has a bucket: whoever makes keys up fills no table, and stays in the bucket of the address.
    private static RateLimitPartition<AccountId> OfKey(HttpContext http) => KeyOf(http) is { } key
        ? RateLimitPartition.GetTokenBucketLimiter(key, _ => PerSecond(Options(http).RequestsPerSecondPerKey))
        : RateLimitPartition.GetNoLimiter(default(AccountId));

    private static RateLimitPartition<IPAddress> OfEntry(HttpContext http) => IsEntry(http)
        ? RateLimitPartition.GetTokenBucketLimiter(SenderOf(http), _ => PerMinute(http.RequestServices.GetRequiredService<IOptions<AccessSettings>>().Value.EntriesPerMinute))
        : RateLimitPartition.GetNoLimiter<IPAddress>(IPAddress.None);

    private static TokenBucketRateLimiterOptions PerMinute(int most) => new()
    {
        TokenLimit = most,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / most,
        AutoReplenishment = true,
    };

    private static bool IsEntry(HttpContext http) => HttpMethods.IsPost(http.Request.Method)
        && (http.Request.Path.StartsWithSegments(Links.LogIn, StringComparison.OrdinalIgnoreCase) || http.Request.Path.StartsWithSegments(SetUp, StringComparison.OrdinalIgnoreCase));

    private static AccountId? KeyOf(HttpContext http) =>
        KeyHandler.KeyOf(http.Request) is { } key ? http.RequestServices.GetRequiredService<AccessBook>().OfKey(key, null)?.Id : null;

    private static ApiOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value;

    private static Task Refuse(OnRejectedContext rejected)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
        var seconds = wait.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.RetryAfter = seconds;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (!ApiLinks.IsApi(http.Request.Path)) return Tell(http, new(IsEntry(http) ? "access.too-many-entries" : "access.too-many-requests", null, seconds));
        var options = Options(http);
        var most = KeyOf(http) is null ? options.RequestsPerSecond : Math.Min(options.RequestsPerSecond, options.RequestsPerSecondPerKey);
        return Problem.Write(http, StatusCodes.Status429TooManyRequests, new("rate.too-many", null, most.ToString(CultureInfo.InvariantCulture), seconds));
    }

    // In plain words: a page would cost what the limit is there to save.
    private static Task Tell(HttpContext http, Refusal refusal)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(RefusalText.Of(refusal, CultureInfo.CurrentUICulture), http.RequestAborted);
    }
}

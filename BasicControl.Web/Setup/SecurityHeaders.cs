namespace BasicControl.Web.Setup;

internal static class SecurityHeaders
{
    // Charts and tables set inline styles; scripts come only from this server and are never evaluated from text.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    // Full screen is the wall's; nothing else of the machine is asked for.
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private const string Year = "max-age=31536000; includeSubDomains";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps && !IsLocal(http)) headers.StrictTransportSecurity = Year;
        http.Response.OnStarting(KeepNoData, http);
        return next(http);
    });

    /// <summary>Outside this machine nothing is told in clear: a reader is sent to the same address under https, a program is refused.</summary>
    public static void UseHttpsElsewhere(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.IsHttps || IsLocal(http)) return next(http);
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            var host = http.RequestServices.GetRequiredService<IConfiguration>()["https_port"] is { Length: > 0 } port and not "443" ? $"{http.Request.Host.Host}:{port}" : http.Request.Host.Host;
            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            http.Response.Headers.Location = $"https://{host}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
            return Task.CompletedTask;
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Whether a request comes from this machine itself; without an address it was made inside the program.</summary>
    public static bool IsLocal(HttpContext http) => http.Connection.RemoteIpAddress is not { } from || System.Net.IPAddress.IsLoopback(from);

    // Files of the program may be kept; what holds data may not, neither by the browser nor on the way.
    private static Task KeepNoData(object state)
    {
        var response = ((HttpContext)state).Response;
        var holdsData = response.ContentType is { } type
            && (type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("application/json", StringComparison.Ordinal) || type.StartsWith("application/problem+json", StringComparison.Ordinal));
        if (holdsData && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal) && !response.Headers.ContainsKey("ETag")) response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

using System.Net;

namespace BasicControl.Web.Setup;

internal static class Loopback
{
    /// <summary>Listens on the given addresses, which must be loopback: there is no log-in yet.</summary>
    public static void ListenOnLoopback(this WebApplicationBuilder builder, string urls)
    {
        var addresses = Split(urls);
        if (addresses.Length == 0) throw new InvalidOperationException("--urls names no address.");
        foreach (var address in addresses)
        {
            if (!IsLoopback(address)) throw new InvalidOperationException($"--urls: {address} is not a loopback address such as {ServeOptions.DefaultUrls}.");
        }

        builder.WebHost.UseUrls(addresses).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Configuration["AllowedHosts"] = SameOrigin.Hosts;
    }

    /// <summary>True when the text names at least one address and each is loopback.</summary>
    public static bool AreLoopback(string? urls) => urls is not null && Split(urls) is { Length: > 0 } addresses && addresses.All(IsLoopback);

    /// <summary>True for an http or https address whose host is <c>localhost</c> or a loopback IP.</summary>
    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && (uri.IdnHost == "localhost" || (IPAddress.TryParse(uri.IdnHost, out var ip) && IPAddress.IsLoopback(ip)));

    private static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

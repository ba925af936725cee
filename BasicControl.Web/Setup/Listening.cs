using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace BasicControl.Web.Setup;

/// <summary>Where the server listens, under which names it may be asked for, and whose word it takes for an address (decision 0022).</summary>
internal static class Listening
{
    /// <summary>Reverse proxies before this server, by address, separated by semicolons: only their <c>X-Forwarded-For</c> and <c>-Proto</c> count.</summary>
    public const string Proxies = "Proxy:Addresses";

    private const string Certificate = "Kestrel:Certificates:Default";

    /// <exception cref="InvalidOperationException">The options do not go together (<see cref="FaultOf"/>), or a proxy's address is none.</exception>
    public static void ListenAsAsked(this WebApplicationBuilder builder, ServeOptions options)
    {
        if (FaultOf(options.Urls, options.Hosts, options.Demo) is { } fault) throw new InvalidOperationException($"--urls {options.Urls}: {fault}");
        var addresses = Split(options.Urls);
        builder.WebHost.UseUrls(addresses).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Configuration["AllowedHosts"] = string.Join(';', [SameOrigin.Hosts, .. addresses.Select(HostOf).OfType<string>(), .. Split(options.Hosts)]);
        if (addresses.Select(PortOfHttps).FirstOrDefault(port => port is not null) is { } secure) builder.Configuration["https_port"] = secure;
        var proxies = Split(builder.Configuration[Proxies] ?? "").Select(ProxyOf).ToList();
        if (proxies.Count > 0 && options.Demo) throw new InvalidOperationException(nameof(ListeningFault.DemoElsewhere));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) forwarded.KnownProxies.Add(proxy);
        });
    }

    /// <returns>What keeps a server from listening so; null when nothing does.</returns>
    public static ListeningFault? FaultOf(string? urls, string hosts, bool isDemo)
    {
        var addresses = Split(urls ?? "");
        if (addresses.Length == 0 || !addresses.All(IsAddress)) return ListeningFault.NoAddress;
        var elsewhere = addresses.Where(address => !IsLoopback(address)).ToList();
        if (isDemo && (elsewhere.Count > 0 || Split(hosts).Length > 0)) return ListeningFault.DemoElsewhere;
        if (elsewhere.Count > 0 && !elsewhere.Exists(address => PortOfHttps(address) is not null)) return ListeningFault.NoHttps;
        return elsewhere.Exists(address => HostOf(address) is null) && Split(hosts).Length == 0 ? ListeningFault.NoHost : null;
    }

    /// <summary>Whether a certificate is named for https; Kestrel reads it (<c>Kestrel:Certificates:Default:Path</c>, <c>KeyPath</c>, <c>Password</c>).</summary>
    public static bool HasCertificate(IConfiguration settings) =>
        settings[$"{Certificate}:Path"] is { Length: > 0 } path ? File.Exists(path) : settings[$"{Certificate}:Subject"] is { Length: > 0 };

    /// <summary>True for an http or https address whose host is <c>localhost</c> or a loopback IP.</summary>
    public static bool IsLoopback(string address) =>
        Parse(address) is { } uri && (uri.IdnHost == "localhost" || (IPAddress.TryParse(uri.IdnHost, out var ip) && IPAddress.IsLoopback(ip)));

    private static bool IsAddress(string address) => Parse(address) is not null;

    // A star or plus is every address of the machine; the parser of addresses wants a name.
    private static Uri? Parse(string address) =>
        Uri.TryCreate(address.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;

    /// <returns>Null where the address is every address of the machine.</returns>
    private static string? HostOf(string address) => Parse(address)?.Host is { } host and not "0.0.0.0" and not "[::]" ? host : null;

    private static string? PortOfHttps(string address) =>
        Parse(address) is { } uri && uri.Scheme == Uri.UriSchemeHttps ? uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static IPAddress ProxyOf(string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException($"{Proxies}: {text}", new FormatException(text));

    private static string[] Split(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Why a server does not listen as asked; the name is the key of its words.</summary>
internal enum ListeningFault
{
    /// <summary>No address, or one that is neither http nor https.</summary>
    NoAddress,

    /// <summary>A demonstration lets everybody in and stays on this machine.</summary>
    DemoElsewhere,

    /// <summary>Outside this machine nothing is told in clear.</summary>
    NoHttps,

    /// <summary>Every address of the machine, and no name under which to be asked for.</summary>
    NoHost,
}

using System.ComponentModel.DataAnnotations;

namespace BasicControl.Web.Api;

/// <summary>Bounds of the API, from the section <c>Api</c> of the settings. An impossible value stops the start and names its key.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Bytes of one request body; more is answered 413.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int BodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Items of one batch; more is answered 413.</summary>
    [Range(1, 10_000)]
    public int BatchItems { get; set; } = 1_000;

    /// <summary>Requests a second that one remote address may send; more is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 100_000;

    /// <summary>Requests a second that one key may send, from however many addresses; more is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecondPerKey { get; set; } = 100_000;

    /// <summary>Requests a second for pages and their parts that one remote address may send; more is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int PageRequestsPerSecond { get; set; } = 2_000;
}

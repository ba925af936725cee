using System.Diagnostics.Metrics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BasicControl.Web.Setup;

/// <summary>
/// Metrics and traces by OTLP, to where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; nothing at all without it. The exporter's other variables
/// (protocol, headers, interval) hold as its own documents tell.
/// </summary>
internal static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static readonly string[] Meters =
        ["BasicControl.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Endpoint] is { Length: > 0 } endpoint)
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out _)) throw new InvalidOperationException($"{Endpoint}: {endpoint} is no address.", new FormatException());
            builder.Services.AddHostedService<TelemetryExport>();
        }
    }
}

/// <summary>Owns the exporters for as long as the host runs; what is still in them leaves at the end.</summary>
internal sealed class TelemetryExport(Commit commit, IncidentInbox inbox, ReadTrail reads, HealthReport health) : IHostedService, IDisposable
{
    private readonly Meter _meter = new("BasicControl.Server");
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge("basiccontrol.journal.position", () => commit.Position, description: "Position of the last durable change");
        _meter.CreateObservableGauge("basiccontrol.journal.lag", () => health.Lag(), description: "Rows that the slowest wall has not folded yet");
        _meter.CreateObservableGauge("basiccontrol.inbox.depth", () => inbox.Queued, description: "Records that wait for their transaction");
        _meter.CreateObservableGauge("basiccontrol.writer.depth", () => commit.Waiting, description: "Pieces of work that wait for the writer");
        _meter.CreateObservableGauge("basiccontrol.reads.depth", () => reads.Queued, description: "Reads of personal data on their way to the trail");
        var resource = ResourceBuilder.CreateDefault().AddService("basiccontrol", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString());
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Meters).AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("BasicControl", "BasicControl.*").AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _metrics?.ForceFlush(2_000);
        _traces?.ForceFlush(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _meter.Dispose();
    }
}

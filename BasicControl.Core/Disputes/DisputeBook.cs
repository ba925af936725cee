using BasicControl.Core.Incidents;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Disputes;

/// <summary>The mapping in force, for everything that is written from now on. Replaced whole when a version is published.</summary>
/// <param name="vault">Makes the marks that addresses are compared by.</param>
public sealed class DisputeBook(DisputeMapping mapping, Vault vault) : IDisputeReader
{
    private volatile DisputeMapping _inForce = mapping;

    public DisputeMapping InForce
    {
        get => _inForce;
        internal set => _inForce = value;
    }

    public TimeSpan Watch => _inForce.Watch;

    public DisputeMark Mark(string? type, string source, string? text) => _inForce.Mark(type, source, text);

    public string? KeyOf(string? address) => _inForce.KeyOf(address) is { } key ? vault.MarkOf(key) : null;
}

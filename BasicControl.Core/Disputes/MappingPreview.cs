using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Sealing;
using BasicControl.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Disputes;

/// <summary>What a mapping would make of the records in a store.</summary>
public static class MappingPreview
{
    /// <summary>Reads every incident and every order of another system that the scope reaches once.</summary>
    /// <param name="at">T, UTC: what the scope reaches.</param>
    /// <param name="document">As <see cref="MappingReader"/> has accepted it.</param>
    public static MappingCounts Of(Scope scope, BasicControlDb db, OrganisationBook book, MappingDocument document, DateTime at)
    {
        var (mapping, counts) = (new DisputeMapping(document), new MappingCounts());
        var (vault, reach) = (db.Vault!, ScopeReach.Of(book, scope, at));
        var incidents = reach.Narrow(db.Incidents.AsNoTracking(), row => row.CityId, row => row.UnitId, row => row.At);
        foreach (var row in incidents)
        {
            var now = new RecordMark(new(row.Dispute, row.Weapon, row.DisputeWords), row.AddressKey);
            var then = row.ErasedAt is null ? RecordMark.By(vault, mapping, book, row.SourceId, row.TypeId, row.Text, row.Address) : now;
            counts.Add(now.Mark.Kind, then.Mark.Kind, now != then);
        }

        var orders = reach.Narrow(
            db.WorkOrders.AsNoTracking().Where(row => row.Origin == Origin.External), row => row.CityId, row => row.UnitId, row => row.CreatedAt);
        foreach (var row in orders)
        {
            var now = new RecordMark(new(row.Dispute, row.Weapon), row.AddressKey);
            var then = row.ErasedAt is null ? RecordMark.By(vault, mapping, book, row.SourceId, row.TypeId, row.Title, row.Address).WithoutWords() : now;
            counts.Add(now.Mark.Kind, then.Mark.Kind, now != then);
        }

        return counts;
    }
}

/// <summary>All that a mapping says of a stored record.</summary>
internal sealed record RecordMark(DisputeMark Mark, string? AddressKey)
{
    public static RecordMark By(Vault vault, DisputeMapping mapping, OrganisationBook book, SourceId source, TermId type, string? text, string? address) => new(
        mapping.Mark(book.Term(type) is { Name: not Term.None } known ? known.Name : null, book.Source(source).Key, text),
        mapping.KeyOf(address) is { } key ? vault.MarkOf(key) : null);

    public RecordMark WithoutWords() => this with { Mark = Mark with { Words = null } };
}

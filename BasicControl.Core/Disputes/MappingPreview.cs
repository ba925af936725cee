using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Disputes;

/// <summary>What a mapping would make of the records in a store.</summary>
public static class MappingPreview
{
    /// <summary>Reads every incident and every order of another system once.</summary>
    /// <param name="document">As <see cref="MappingReader"/> has accepted it.</param>
    public static MappingCounts Of(BasicControlDb db, OrganisationBook book, MappingDocument document)
    {
        var (mapping, counts) = (new DisputeMapping(document), new MappingCounts());
        var incidents = db.Incidents
            .Select(row => new { row.SourceId, row.TypeId, row.Text, row.Address, row.Dispute, row.Weapon, row.DisputeWords, row.AddressKey });
        foreach (var row in incidents)
        {
            var now = new RecordMark(new(row.Dispute, row.Weapon, row.DisputeWords), row.AddressKey);
            var then = RecordMark.By(mapping, book, row.SourceId, row.TypeId, row.Text, row.Address);
            counts.Add(now.Mark.Kind, then.Mark.Kind, now != then);
        }

        var orders = db.WorkOrders.Where(row => row.Origin == Origin.External)
            .Select(row => new { row.SourceId, row.TypeId, row.Title, row.Address, row.Dispute, row.Weapon, row.AddressKey });
        foreach (var row in orders)
        {
            var now = new RecordMark(new(row.Dispute, row.Weapon), row.AddressKey);
            var then = RecordMark.By(mapping, book, row.SourceId, row.TypeId, row.Title, row.Address).WithoutWords();
            counts.Add(now.Mark.Kind, then.Mark.Kind, now != then);
        }

        return counts;
    }
}

/// <summary>All that a mapping says of a stored record.</summary>
internal sealed record RecordMark(DisputeMark Mark, string? AddressKey)
{
    public static RecordMark By(DisputeMapping mapping, OrganisationBook book, SourceId source, TermId type, string? text, string? address) => new(
        mapping.Mark(book.Term(type) is { Name: not Term.None } known ? known.Name : null, book.Source(source).Key, text), mapping.KeyOf(address));

    public RecordMark WithoutWords() => this with { Mark = Mark with { Words = null } };
}

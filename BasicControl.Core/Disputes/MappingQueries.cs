using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Disputes;

/// <summary>Reads the mapping in force.</summary>
public static class MappingQueries
{
    // A mapping is a pure function of its document and takes long to make, so the last one is kept.
    private static readonly Lazy<DisputeMapping> Shipped = new(MappingShelf.Shipped);
    private static volatile Made? _last;

    /// <summary>The latest published version, or the one that comes with the product.</summary>
    public static DisputeMapping InForce(BasicControlDb db) => Of(Latest(db));

    /// <summary>The version that was in force before one.</summary>
    internal static DisputeMapping Before(BasicControlDb db, int version) =>
        Of(db.DisputeMappings.AsNoTracking().Where(row => row.Version < version).OrderByDescending(row => row.Version).FirstOrDefault());

    /// <summary>The latest published version with its author and the state of its recount, or null: none has been published.</summary>
    public static MappingVersion? Latest(BasicControlDb db) => db.DisputeMappings.AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefault();

    /// <summary>The published versions, the latest first.</summary>
    public static IReadOnlyList<MappingVersion> Versions(BasicControlDb db, int most) => [.. db.DisputeMappings.AsNoTracking().OrderByDescending(row => row.Version).Take(most)];

    private static DisputeMapping Of(MappingVersion? row)
    {
        if (row is null)
        {
            return Shipped.Value;
        }

        if (_last is not { } last || last.Document != row.Document || last.Mapping.Version != row.Version)
        {
            _last = last = new(row.Document, new(MappingReader.Read(row.Document, $"{row.Version}.json").Value, row.Version));
        }

        return last.Mapping;
    }

    private sealed record Made(string Document, DisputeMapping Mapping);
}

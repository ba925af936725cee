using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Disputes;

/// <summary>Reads the mapping in force.</summary>
public static class MappingQueries
{
    /// <summary>The latest published version, or the one that comes with the product.</summary>
    public static DisputeMapping InForce(BasicControlDb db) => Of(Latest(db));

    /// <summary>The version that was in force before one.</summary>
    internal static DisputeMapping Before(BasicControlDb db, int version) =>
        Of(db.DisputeMappings.AsNoTracking().Where(row => row.Version < version).OrderByDescending(row => row.Version).FirstOrDefault());

    /// <summary>The latest published version with its author and the state of its recount, or null: none has been published.</summary>
    public static MappingVersion? Latest(BasicControlDb db) => db.DisputeMappings.AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefault();

    /// <summary>The published versions, the latest first.</summary>
    public static IReadOnlyList<MappingVersion> Versions(BasicControlDb db, int most) => [.. db.DisputeMappings.AsNoTracking().OrderByDescending(row => row.Version).Take(most)];

    private static DisputeMapping Of(MappingVersion? row) => row is null
        ? MappingShelf.Shipped()
        : new(MappingReader.Read(row.Document, $"{row.Version}.json").Value, row.Version);
}

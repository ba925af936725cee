using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Disputes;

internal sealed class MappingTable : IEntityTypeConfiguration<MappingVersion>
{
    public void Configure(EntityTypeBuilder<MappingVersion> mapping)
    {
        mapping.ToTable("dispute_mappings").HasKey(row => row.Version);
        mapping.Property(row => row.Version).ValueGeneratedNever();
    }
}

public static class MappingSets
{
    extension(BasicControlDb db)
    {
        public DbSet<MappingVersion> DisputeMappings => db.Set<MappingVersion>();
    }
}

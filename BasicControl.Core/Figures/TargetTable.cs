using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Figures;

internal sealed class TargetTable : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> target)
    {
        target.ToTable("targets").HasKey(row => row.Id);
        target.Property(row => row.Id).ValueGeneratedNever();
        target.Ignore(row => row.Share);
        target.HasIndex(row => new { row.Figure, row.UnitId, row.From }).IsUnique();
    }
}

public static class TargetSets
{
    extension(BasicControlDb db)
    {
        public DbSet<Target> Targets => db.Set<Target>();
    }
}

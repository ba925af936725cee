using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Changes;

internal sealed class ChangeTable : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> row)
    {
        row.ToTable("changes").HasKey(change => change.Position);
        row.Property(change => change.Position).ValueGeneratedNever();
        row.HasIndex(change => new { change.Subject, change.SubjectId, change.Position });
    }
}

public static class ChangeSets
{
    extension(BasicControlDb db)
    {
        public DbSet<ChangeRow> Changes => db.Set<ChangeRow>();
    }
}

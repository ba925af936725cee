using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Retention;

internal sealed class RetentionTable : IEntityTypeConfiguration<RetentionRow>
{
    public void Configure(EntityTypeBuilder<RetentionRow> row)
    {
        row.ToTable("retention_rules").HasKey(rule => rule.Kind);
        row.Property(rule => rule.Kind).ValueGeneratedNever();
    }
}

public static class RetentionSets
{
    extension(BasicControlDb db)
    {
        public DbSet<RetentionRow> RetentionRules => db.Set<RetentionRow>();
    }
}

using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Incidents;

internal sealed class IncidentTable :
    IEntityTypeConfiguration<Incident>,
    IEntityTypeConfiguration<Reject>,
    IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("incidents").HasKey(row => row.Id);
        incident.Property(row => row.Id).ValueGeneratedNever();
        incident.Ignore(row => row.Address).Ignore(row => row.Text);
        incident.Property(row => row.Dispute).HasDefaultValue(DisputeKind.None);
        incident.Property(row => row.Weapon).HasDefaultValue(false);
        incident.HasIndex(row => new { row.SourceId, row.ExternalNumber }).IsUnique();
        incident.HasIndex(row => new { row.At, row.Id });
        incident.HasIndex(row => new { row.UnitId, row.At, row.Id });
    }

    public void Configure(EntityTypeBuilder<Reject> reject)
    {
        reject.ToTable("rejects").HasKey(row => row.Id);
        reject.Property(row => row.Id).ValueGeneratedNever();
        reject.Ignore(row => row.Raw);
        reject.HasIndex(row => row.Digest).IsUnique();
        reject.HasIndex(row => new { row.ImportId, row.Id });
    }

    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.ToTable("import_runs").HasKey(row => row.Id);
        run.Property(row => row.Id).ValueGeneratedNever();
    }
}

public static class IncidentSets
{
    extension(BasicControlDb db)
    {
        public DbSet<Incident> Incidents => db.Set<Incident>();

        public DbSet<Reject> Rejects => db.Set<Reject>();

        public DbSet<ImportRun> ImportRuns => db.Set<ImportRun>();
    }
}

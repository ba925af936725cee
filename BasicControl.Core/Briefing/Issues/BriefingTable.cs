using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Briefing.Schedule;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Briefing.Issues;

internal sealed class BriefingTable : IEntityTypeConfiguration<BriefingRecord>, IEntityTypeConfiguration<BriefingDue>, IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<BriefingRecord> briefing)
    {
        briefing.ToTable("briefings").HasKey(row => row.Id);
        briefing.Property(row => row.Id).ValueGeneratedNever();
        briefing.Property(row => row.Version).IsConcurrencyToken();
        briefing.Ignore(row => row.IsDraft);
        briefing.HasIndex(row => new { row.CityId, row.From, row.To, row.Number }).IsUnique();
        briefing.HasIndex(row => new { row.CityId, row.To, row.Id });
    }

    public void Configure(EntityTypeBuilder<BriefingDue> due)
    {
        due.ToTable("briefing_dues").HasKey(row => row.Id);
        due.Property(row => row.Id).ValueGeneratedNever();
        due.HasIndex(row => new { row.CityId, row.Job, row.At }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Handover> sheet)
    {
        sheet.ToTable("handovers").HasKey(row => row.Id);
        sheet.Property(row => row.Id).ValueGeneratedNever();
        sheet.Property(row => row.Version).IsConcurrencyToken();
        sheet.HasIndex(row => new { row.CityId, row.From }).IsUnique();
    }
}

public static class BriefingSets
{
    extension(BasicControlDb db)
    {
        public DbSet<BriefingRecord> Briefings => db.Set<BriefingRecord>();

        public DbSet<BriefingDue> BriefingDues => db.Set<BriefingDue>();

        public DbSet<Handover> Handovers => db.Set<Handover>();
    }
}

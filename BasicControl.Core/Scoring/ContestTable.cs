using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Scoring;

internal sealed class ContestTable : IEntityTypeConfiguration<RubricRow>, IEntityTypeConfiguration<Contest>
{
    public void Configure(EntityTypeBuilder<RubricRow> rubric)
    {
        rubric.ToTable("rubrics").HasKey(row => row.Version);
        rubric.Property(row => row.Version).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Contest> contest)
    {
        contest.ToTable("contests").HasKey(row => row.Id);
        contest.Property(row => row.Id).ValueGeneratedNever();
        contest.Ignore(row => row.Key).Ignore(row => row.Reason).Ignore(row => row.Answer);
        contest.HasIndex(row => new { row.OrderId, row.Slot, row.PersonId, row.MarkId }).IsUnique();
        contest.HasIndex(row => new { row.CityId, row.State, row.Id });
        contest.HasIndex(row => new { row.PersonId, row.Id });
    }
}

public static class ScoreSets
{
    extension(BasicControlDb db)
    {
        public DbSet<RubricRow> Rubrics => db.Set<RubricRow>();

        public DbSet<Contest> Contests => db.Set<Contest>();
    }
}

using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Organisation;

internal sealed class OrganisationTable :
    IEntityTypeConfiguration<Unit>,
    IEntityTypeConfiguration<UnitLink>,
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<PersonLink>,
    IEntityTypeConfiguration<Source>,
    IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units").HasKey(row => row.Id);
        unit.Property(row => row.Id).ValueGeneratedNever();
        unit.HasIndex(row => row.Code).IsUnique();
        unit.HasIndex(row => new { row.SourceId, row.SourceKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UnitLink> link)
    {
        link.ToTable("unit_links").HasKey(row => row.Id);
        link.Property(row => row.Id).ValueGeneratedNever();
        link.HasIndex(row => new { row.UnitId, row.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people").HasKey(row => row.Id);
        person.Property(row => row.Id).ValueGeneratedNever();
        person.HasIndex(row => new { row.CityId, row.SourceId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PersonLink> link)
    {
        link.ToTable("person_links").HasKey(row => row.Id);
        link.Property(row => row.Id).ValueGeneratedNever();
        link.HasIndex(row => new { row.PersonId, row.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.ToTable("sources").HasKey(row => row.Id);
        source.Property(row => row.Id).ValueGeneratedNever();
        source.HasIndex(row => row.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Term> term)
    {
        term.ToTable("terms").HasKey(row => row.Id);
        term.Property(row => row.Id).ValueGeneratedNever();
        term.HasIndex(row => new { row.Kind, row.Name }).IsUnique();
    }
}

public static class OrganisationSets
{
    extension(BasicControlDb db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();

        public DbSet<UnitLink> UnitLinks => db.Set<UnitLink>();

        public DbSet<Person> People => db.Set<Person>();

        public DbSet<PersonLink> PersonLinks => db.Set<PersonLink>();

        public DbSet<Source> Sources => db.Set<Source>();

        public DbSet<Term> Terms => db.Set<Term>();
    }
}

using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Access;

internal sealed class GrantTable : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.ToTable("grants").HasKey(row => row.Id);
        grant.Property(row => row.Id).ValueGeneratedNever();
        grant.Property(row => row.Reads).HasConversion(root => root.Code, code => new ScopeRoot(code));
        grant.Property(row => row.Acts).HasConversion(root => root.Code, code => new ScopeRoot(code));
        grant.HasIndex(row => row.AccountId);
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions").HasKey(row => row.Id);
        session.Property(row => row.Id).ValueGeneratedNever();
        session.HasIndex(row => row.AccountId).HasFilter("closed_at IS NULL");
    }
}

internal sealed class DeviceTable : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.ToTable("devices").HasKey(row => row.Id);
        device.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys").HasKey(row => row.Id);
        key.Property(row => row.Id).ValueGeneratedNever();
        key.Property(row => row.Root).HasConversion(root => root.Code, code => new ScopeRoot(code));
    }
}

internal sealed class BreakGlassTable : IEntityTypeConfiguration<BreakGlass>
{
    public void Configure(EntityTypeBuilder<BreakGlass> glass)
    {
        glass.ToTable("break_glass").HasKey(row => row.Id);
        glass.Property(row => row.Id).ValueGeneratedNever();
        glass.Ignore(row => row.Reason);
    }
}

public static class AccessSets
{
    /// <summary>What may enter shares one row of ids, so that the journal's account tells which it was. For <c>NextId</c>.</summary>
    internal const string Entrants = "(SELECT id FROM accounts UNION ALL SELECT id FROM devices UNION ALL SELECT id FROM api_keys) AS entrants";

    extension(BasicControlDb db)
    {
        public DbSet<Grant> Grants => db.Set<Grant>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<Device> Devices => db.Set<Device>();

        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();

        public DbSet<BreakGlass> BreakGlasses => db.Set<BreakGlass>();
    }
}

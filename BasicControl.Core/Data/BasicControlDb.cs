using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasicControl.Core.Data;

/// <summary>
/// The store. It names no entity: each noun's <c>XTable.cs</c> maps its own and adds a set accessor, so that a noun
/// can be added without touching this file. Instants are UTC milliseconds, ids are integers, columns are snake case.
/// </summary>
/// <param name="vault">Opens the sealed texts of the rows that are read; null: they read as absent.</param>
public sealed class BasicControlDb(DbContextOptions<BasicControlDb> options, Vault? vault = null) : DbContext(options)
{
    public Vault? Vault { get; } = vault;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BasicControlDb).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<UnitId>().HaveConversion<UnitIdConverter>();
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        configurationBuilder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configurationBuilder.Properties<WorkOrderId>().HaveConversion<WorkOrderIdConverter>();
        configurationBuilder.Properties<IncidentId>().HaveConversion<IncidentIdConverter>();
        configurationBuilder.Properties<SourceId>().HaveConversion<SourceIdConverter>();
        configurationBuilder.Properties<TermId>().HaveConversion<TermIdConverter>();
    }

    private sealed class InstantConverter() : ValueConverter<DateTime, long>(
        value => Instants.ToMilliseconds(value), value => Instants.FromMilliseconds(value));

    private sealed class UnitIdConverter() : ValueConverter<UnitId, long>(id => id.Value, value => new UnitId(value));

    private sealed class PersonIdConverter() : ValueConverter<PersonId, long>(id => id.Value, value => new PersonId(value));

    private sealed class AccountIdConverter() : ValueConverter<AccountId, long>(id => id.Value, value => new AccountId(value));

    private sealed class WorkOrderIdConverter() : ValueConverter<WorkOrderId, long>(id => id.Value, value => new WorkOrderId(value));

    private sealed class IncidentIdConverter() : ValueConverter<IncidentId, long>(id => id.Value, value => new IncidentId(value));

    private sealed class SourceIdConverter() : ValueConverter<SourceId, int>(id => id.Value, value => new SourceId(value));

    private sealed class TermIdConverter() : ValueConverter<TermId, int>(id => id.Value, value => new TermId(value));
}

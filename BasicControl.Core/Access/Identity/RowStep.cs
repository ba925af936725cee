using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BasicControl.Core.Access.Identity;

/// <summary>One row that Identity has changed in a context that only reads, to be written again by the one writer.</summary>
internal sealed class RowStep
{
    private readonly IEntityType _type;
    private readonly EntityState _state;
    private readonly PropertyValues _values;
    private readonly Dictionary<string, object?> _changed;

    private RowStep(EntityEntry entry)
    {
        (_type, _state, _values, Entity) = (entry.Metadata, entry.State, entry.CurrentValues.Clone(), entry.Entity);
        _changed = entry.Properties
            .Where(property => entry.State != EntityState.Modified || !Equals(property.OriginalValue, property.CurrentValue))
            .ToDictionary(property => property.Metadata.Name, property => property.CurrentValue, StringComparer.Ordinal);
        Before = entry.State == EntityState.Added ? null : entry.OriginalValues.Clone();
    }

    /// <summary>As Identity holds it; never handed to the writer.</summary>
    public object Entity { get; }

    /// <summary>The row as it was read; null for a new one.</summary>
    public PropertyValues? Before { get; }

    public bool IsNew => _state == EntityState.Added;

    public bool IsGone => _state == EntityState.Deleted;

    public IEnumerable<string> Fields => _changed.Keys;

    public static List<RowStep> Of(BasicControlDb db)
    {
        db.ChangeTracker.DetectChanges();
        return [.. db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => new RowStep(entry))];
    }

    /// <summary>Writes the row through the writer's context.</summary>
    /// <param name="account">Id that a new account gets.</param>
    /// <returns>The written entity, or null: the row is not there any more.</returns>
    public object? Write(BasicControlDb db, long account)
    {
        if (IsNew)
        {
            var fresh = _values.ToObject();
            if (fresh is Account made)
            {
                made.Id = account;
            }

            db.Add(fresh);
            return fresh;
        }

        var key = _type.FindPrimaryKey()!.Properties.Select(property => Before![property]).ToArray();
        if (db.Find(_type.ClrType, key) is not { } stored)
        {
            return null;
        }

        if (IsGone)
        {
            db.Remove(stored);
            return stored;
        }

        var entry = db.Entry(stored);
        foreach (var (name, value) in _changed)
        {
            entry.Property(name).CurrentValue = value;
        }

        return stored;
    }
}

using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.WorkOrders;

internal sealed class WorkOrderTable : IEntityTypeConfiguration<WorkOrder>, IEntityTypeConfiguration<OrderStep>, IEntityTypeConfiguration<OrderMark>
{
    public void Configure(EntityTypeBuilder<WorkOrder> order)
    {
        order.ToTable("work_orders").HasKey(row => row.Id);
        order.Property(row => row.Id).ValueGeneratedNever();
        order.Ignore(row => row.Title).Ignore(row => row.Measures).Ignore(row => row.Address).Ignore(row => row.Outcome);
        order.Property(row => row.Version).IsConcurrencyToken();
        order.Property(row => row.Dispute).HasDefaultValue(DisputeKind.None);
        order.Property(row => row.Weapon).HasDefaultValue(false);
        order.Property(row => row.Settlement).HasDefaultValue(Settlement.None);
        order.HasIndex(row => new { row.SourceId, row.ExternalNumber }).IsUnique();
        order.HasIndex(row => new { row.CreatedAt, row.Id });
        order.HasIndex(row => new { row.UnitId, row.CreatedAt, row.Id });
        order.HasIndex(row => new { row.OfficerId, row.CreatedAt, row.Id }).HasFilter("officer_id IS NOT NULL");
        order.HasIndex(row => new { row.NextDue, row.Id }).HasFilter("closed_at IS NULL");
        order.HasIndex(row => new { row.ClosedAt, row.NextDue, row.Id }).HasFilter("closed_at IS NULL AND origin <> 1");
        order.HasIndex(row => new { row.DoneDue, row.Id }).HasFilter("closed_at IS NULL AND done_due IS NOT NULL");
        order.HasIndex(row => row.IncidentId).HasFilter("incident_id IS NOT NULL");
        order.HasIndex(row => new { row.ClosedAt, row.Id }).HasFilter("closed_at IS NOT NULL");
        order.HasIndex(row => new { row.AddressKey, row.ClosedAt }).HasFilter("dispute <> 0 AND origin <> 1 AND closed_at IS NOT NULL");
        order.HasIndex(row => new { row.UnitId, row.ClosedAt, row.CreatedAt });
        order.HasIndex(row => new { row.OfficerId, row.ClosedAt, row.CreatedAt }).HasFilter("officer_id IS NOT NULL");
        order.Property(row => row.Conduct).HasDefaultValue(OrderConduct.None);
        order.HasIndex(row => new { row.OutcomeHash, row.ReporterId }).HasFilter("outcome_hash IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<OrderStep> step)
    {
        step.ToTable("order_steps").HasKey(row => row.Id);
        step.Property(row => row.Id).ValueGeneratedNever();
        step.Ignore(row => row.Note);
        step.HasIndex(row => new { row.SourceId, row.ExternalNumber, row.At, row.ActivityId, row.PersonId, row.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrderMark> mark)
    {
        mark.ToTable("order_marks").HasKey(row => row.Id);
        mark.Property(row => row.Id).ValueGeneratedNever();
        mark.HasIndex(row => new { row.PersonId, row.At }).HasFilter("person_id IS NOT NULL");
        mark.HasIndex(row => new { row.UnitId, row.At });
        mark.HasIndex(row => row.OrderId);
    }
}

public static class WorkOrderSets
{
    extension(BasicControlDb db)
    {
        public DbSet<WorkOrder> WorkOrders => db.Set<WorkOrder>();

        public DbSet<OrderStep> OrderSteps => db.Set<OrderStep>();

        public DbSet<OrderMark> OrderMarks => db.Set<OrderMark>();
    }
}

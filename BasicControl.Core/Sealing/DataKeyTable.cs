using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Sealing;

internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKeyRow>
{
    public void Configure(EntityTypeBuilder<DataKeyRow> row)
    {
        row.ToTable("data_keys").HasKey(key => key.Id);
        row.Property(key => key.Id).ValueGeneratedNever();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BasicControl.Core.Data.Sqlite;

/// <summary>How <c>dotnet ef</c> gets a context when a migration is written.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BasicControlDb>
{
    public BasicControlDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<BasicControlDb>().UseSqlite("Data Source=design-time.db").Options);
}

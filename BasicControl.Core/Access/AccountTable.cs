using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Access;

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts").HasKey(row => row.Id);
        account.Property(row => row.Id).ValueGeneratedNever();
        account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        account.Property(row => row.LockoutEnd).HasConversion(
            value => value == null ? (long?)null : Instants.ToMilliseconds(value.Value.UtcDateTime),
            value => value == null ? null : new DateTimeOffset(Instants.FromMilliseconds(value.Value)));
        account.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
        account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
        account.HasIndex(row => row.NormalizedUserName).IsUnique();
        account.HasIndex(row => row.PersonId).IsUnique().HasFilter("person_id IS NOT NULL");
    }
}

internal sealed class AccountTokenTable : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> token) =>
        token.ToTable("account_tokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
}

internal sealed class AccountLoginTable : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> login)
    {
        login.ToTable("account_logins").HasKey(row => new { row.LoginProvider, row.ProviderKey });
        login.HasIndex(row => row.UserId);
    }
}

internal sealed class PastPasswordTable : IEntityTypeConfiguration<PastPassword>
{
    public void Configure(EntityTypeBuilder<PastPassword> past)
    {
        past.ToTable("past_passwords").HasKey(row => row.Id);
        past.Property(row => row.Id).ValueGeneratedNever();
        past.HasIndex(row => row.AccountId);
    }
}

public static class AccountSets
{
    extension(BasicControlDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();

        public DbSet<PastPassword> PastPasswords => db.Set<PastPassword>();
    }
}

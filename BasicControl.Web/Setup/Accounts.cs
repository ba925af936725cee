using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

/// <summary>How long sessions, passwords and locks hold, from the section <c>Access</c> of the settings.</summary>
internal sealed class AccessSettings
{
    public const string Section = "Access";

    private static readonly AccessPolicy Usual = new();

    /// <summary>Minutes without activity after which a person is logged out.</summary>
    [Range(1, 720)]
    public int IdleMinutes { get; set; } = (int)Usual.Idle.TotalMinutes;

    /// <summary>Hours after which a person is logged out, activity or not.</summary>
    [Range(1, 24)]
    public int LongestHours { get; set; } = (int)Usual.Longest.TotalHours;

    /// <summary>Days after which a password has to be changed.</summary>
    [Range(1, 3_650)]
    public int PasswordDays { get; set; } = (int)Usual.PasswordAge.TotalDays;

    /// <summary>Wrong tries in a row that lock an account.</summary>
    [Range(3, 20)]
    public int Tries { get; set; } = Usual.Tries;

    /// <summary>Minutes that it stays locked.</summary>
    [Range(1, 1_440)]
    public int LockedMinutes { get; set; } = (int)Usual.LockedFor.TotalMinutes;

    /// <summary>Log-ins and set-ups a minute that one remote address may send; more is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int EntriesPerMinute { get; set; } = 120;

    /// <summary>Milliseconds after which a log-in is refused, whatever it was refused for; one that takes longer is refused at a multiple of them.</summary>
    [Range(100, 10_000)]
    public int RefusedAfterMilliseconds { get; set; } = 1_000;

    /// <summary>The three administrators do nothing else before they have a second factor.</summary>
    public bool AdministratorsNeedSecondFactor { get; set; } = Usual.AdministratorsNeedSecondFactor;

    public AccessPolicy Policy => Usual with
    {
        Idle = TimeSpan.FromMinutes(IdleMinutes),
        Longest = TimeSpan.FromHours(LongestHours),
        PasswordAge = TimeSpan.FromDays(PasswordDays),
        Tries = Tries,
        LockedFor = TimeSpan.FromMinutes(LockedMinutes),
        AdministratorsNeedSecondFactor = AdministratorsNeedSecondFactor,
    };
}

/// <summary>Accounts, sessions, screens and keys: what the pages and the doors ask.</summary>
internal static class Accounts
{
    /// <summary>Rounds of PBKDF2 with SHA-512.</summary>
    private const int HashRounds = 210_000;

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddAccountParts();
        builder.Services.AddHostedService<AccessKeeper>();
    }

    /// <summary>The parts over an opened <see cref="Centre"/>, which the services hold.</summary>
    public static void AddAccountParts(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Access);
        services.AddSingleton<ISecretBox, ProtectedBox>();
        services.TryAddSingleton<IPasswordHasher<Account>>(_ => new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds })));
        services.AddSingleton(provider => new AccountIdentity(
            provider.GetRequiredService<Centre>().Store, provider.GetRequiredService<Centre>().Commit, provider.GetRequiredService<AccessBook>(),
            provider.GetRequiredService<ISecretBox>(), provider.GetRequiredService<IPasswordHasher<Account>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PasswordProof>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<GrantDesk>();
        services.AddSingleton<DeviceDesk>();
        services.AddSingleton<KeyDesk>();
        services.AddSingleton<BreakGlassDesk>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<OwnAccount>();
        services.AddOptions<AccessSettings>();
        services.AddSingleton(provider => new RefusalPace(
            TimeSpan.FromMilliseconds(provider.GetRequiredService<IOptions<AccessSettings>>().Value.RefusedAfterMilliseconds), TimeProvider.System));
        services.AddSingleton<SignIn>();
        services.AddSingleton<SetupLink>();
    }

    public static AccessPolicy PolicyOf(WebApplicationBuilder builder)
    {
        builder.AddChecked<AccessSettings>(AccessSettings.Section);
        return (builder.Configuration.GetSection(AccessSettings.Section).Get<AccessSettings>() ?? new()).Policy;
    }

    private sealed class ProtectedBox(IDataProtectionProvider protection) : ISecretBox
    {
        private readonly IDataProtector _protector = protection.CreateProtector("BasicControl.Access.SecondFactor");

        public string Close(string secret) => _protector.Protect(secret);

        public string? Open(string closed)
        {
            try
            {
                return _protector.Unprotect(closed);
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }
}

/// <summary>Closes idle sessions and tells the journal of counted refusals, every minute.</summary>
internal sealed partial class AccessKeeper(SessionDesk sessions, SignIn signIn, TimeProvider clock, ILogger<AccessKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
            {
                await Sweep(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host may be disposed without having been stopped.
        }
    }

    private async Task Sweep(CancellationToken stop)
    {
        try
        {
            await sessions.Sweep(stop);
            await signIn.Sweep(stop);
        }
#pragma warning disable CA1031 // told in the log; the next minute tries again
        catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(log, fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "Sessions could not be looked through; the next minute tries again.")]
    private static partial void Failed(ILogger log, Exception fault);
}

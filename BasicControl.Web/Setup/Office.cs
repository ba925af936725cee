using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Incidents;
using BasicControl.Core.Privacy;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;
using BasicControl.Web.Components.Changes;
using BasicControl.Web.Components.Figures;
using BasicControl.Web.Components.Incidents;
using BasicControl.Web.Components.Organisation;
using BasicControl.Web.Components.Scoring;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Components.WorkOrders;

namespace BasicControl.Web.Setup;

/// <summary>What the office pages ask and command, each by its own type.</summary>
internal static class Office
{
    public static void AddOffice(this WebApplicationBuilder builder) => builder.Services.AddOfficeParts();

    /// <summary>The parts over an opened <see cref="Centre"/>, which the services hold.</summary>
    public static void AddOfficeParts(this IServiceCollection services)
    {
        services.AddSingleton<OrderQueries>();
        services.AddSingleton(provider => new RecentOrders(provider.GetRequiredService<Centre>().Clock));
        services.AddSingleton<IncidentQueries>();
        services.AddSingleton<HeatQueries>();
        services.AddSingleton(provider => new TrailQueries(provider.GetRequiredService<Centre>().Reader, Centre.Events, provider.GetRequiredService<Centre>().Places));
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Orders);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Dispatch);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Handling);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Targets);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Rubrics);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().RubricDesk);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Contests);
        services.AddSingleton<ScoreQueries>();
        services.AddSingleton<ScoreReader>();
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Notes);
        services.AddSingleton<OrderCommands>();
        services.AddSingleton<FigureQueries>();
        services.AddSingleton<DrillQueries>();
        services.AddSingleton<FigureWords>();
        services.AddOfficeDownloads();
        services.AddSingleton<Func<WallBoards>>(provider => provider.GetRequiredService<WallBoards>);
        services.AddSingleton<UnitFigureReader>();
        services.AddSingleton<Words>();
        services.AddSingleton<TrailWords>();
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Reads);
        services.AddScoped<RecordReads>();
        services.AddSingleton(provider =>
        {
            var centre = provider.GetRequiredService<Centre>();
            return new ClearTextDesk(centre.Commit, centre.Reader, centre.Places) { Log = provider.GetRequiredService<ILogger<ClearTextDesk>>() };
        });
        services.AddSingleton<ImportJobs>();
    }
}

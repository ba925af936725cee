namespace BasicControl.Web;

/// <summary>The addresses that programs use; those of people stand in <see cref="Links"/>.</summary>
public static class ApiLinks
{
    public const string Page = "/api";
    public const string Incidents = "/api/v1/incidents";
    public const string IncidentPattern = Incidents + "/{source}/{**number}";
    public const string Imports = "/api/v1/imports";
    public const string ImportRejectsPattern = "/api/v1/imports/{import:long}/rejects";
    public const string Figures = "/api/v1/figures";
    public const string Scores = "/api/v1/scores";
    public const string OfficerScorePattern = Scores + "/officers/{officer}";
    public const string UnitScorePattern = Scores + "/units/{unit}";
    public const string Heat = "/api/v1/heat";
    public const string UnitFigures = "/api/v1/units/{id:long}/figures";
    public const string Officers = "/api/v1/officers";
    public const string OfficerFigures = "/api/v1/officers/{id:long}/figures";
    public const string Wall = "/api/v1/wall";
    public const string DisputeMapping = "/api/v1/dispute-mapping";
    public const string Boundaries = "/api/v1/boundaries";
    public const string OpenApi = "/openapi/v1.json";
    public const string WallHub = "/hubs/wall";

    /// <summary>One incident or order of a source, by the source's key and number.</summary>
    public static string Incident(string source, string number) => $"{Incidents}/{Uri.EscapeDataString(source)}/{Uri.EscapeDataString(number)}";

    /// <summary>The score sheet of an officer, by police number or id.</summary>
    public static string OfficerScore(string officer) => $"{Scores}/officers/{Uri.EscapeDataString(officer)}";

    /// <summary>The score sheet of a unit, by code or id.</summary>
    public static string UnitScore(string unit) => $"{Scores}/units/{Uri.EscapeDataString(unit)}";

    /// <summary>The rejected rows of one import, as CSV.</summary>
    public static string ImportRejects(long import) => $"{Imports}/{import.ToString(System.Globalization.CultureInfo.InvariantCulture)}/rejects";

    /// <summary>The polygons and places of a city's units.</summary>
    public static string BoundariesOf(Core.Basics.UnitId city) => $"{Boundaries}?city={city.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>True where answers are JSON, also when something is wrong.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);
}

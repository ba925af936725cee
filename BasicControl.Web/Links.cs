using BasicControl.Core.Basics;
using BasicControl.Core.Scoring;

namespace BasicControl.Web;

/// <summary>Every address of the program, made and parsed here. All start with a slash.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Wall = "/wall";
    public const string Search = "/search";
    public const string Orders = "/orders";
    public const string OrderNew = "/orders/new";
    public const string OrderPattern = "/orders/{id:long}";
    public const string Incidents = "/incidents";
    public const string IncidentPattern = "/incidents/{id:long}";
    public const string Disputes = "/disputes";
    public const string DisputeRepeats = "/disputes/repeats";
    public const string DisputeMapping = "/disputes/mapping";
    public const string Units = "/units";
    public const string UnitPattern = "/units/{id:long}";
    public const string Officers = "/officers";
    public const string OfficerPattern = "/officers/{id:long}";
    public const string Import = "/import";
    public const string Figures = "/figures";
    public const string Scores = "/scores";
    public const string ScoreUnitPattern = "/scores/units/{id:long}";
    public const string ScoreOfficerPattern = "/scores/officers/{id:long}";
    public const string ScoreMine = "/scores/mine";
    public const string Contests = "/scores/contests";
    public const string ContestNew = "/scores/contests/new";
    public const string Rubric = "/scores/rubric";
    public const string Briefings = "/briefings";
    public const string BriefingPattern = "/briefings/{id:long}";
    public const string BriefingFilePattern = "/briefings/{id:long}/file";
    public const string Handover = "/handover";
    public const string Notes = "/notes";
    public const string Trail = "/trail";
    public const string TrailRecordPattern = "/trail/{about}/{id:long}";
    public const string Help = "/help";
    public const string Enter = "/enter";
    public const string LogIn = "/login";
    public const string LogOut = "/logout";
    public const string SetupPattern = "/setup/{token}";
    public const string Account = "/account";
    public const string TakeRole = "/account/role";
    public const string Accounts = "/accounts";
    public const string Devices = "/devices";
    public const string Keys = "/keys";
    public const string Retention = "/retention";
    public const string Permissions = "/permissions";
    public const string BreakGlass = "/break-glass";
    public const string BreakGlassTold = "/break-glass#told";
    public const string Screen = "/screen";
    public const string DemoRole = "/enter/role";
    public const string CulturePattern = "/preferences/culture/{name}";
    public const string ThemePattern = "/preferences/theme/{name}";

    /// <summary>Switches the language of this browser and comes back to a local address.</summary>
    public static string Culture(string name, string back) => $"/preferences/culture/{name}?back={Uri.EscapeDataString(back)}";

    /// <summary>Switches the theme of this browser and comes back to a local address.</summary>
    public static string Theme(string name, string back) => $"/preferences/theme/{name}?back={Uri.EscapeDataString(back)}";

    /// <summary>The log-in, with the local address to come back to.</summary>
    public static string LogInFor(string back) => back == Home ? LogIn : $"{LogIn}?back={Uri.EscapeDataString(back)}";

    /// <summary>The log-in, which says why somebody was not let in.</summary>
    public static string LogInRefused(string code) => $"{LogIn}?refused={Uri.EscapeDataString(code)}";

    /// <summary>Where the first security administrator is made, once.</summary>
    public static string SetupWith(string token) => $"/setup/{token}";

    /// <summary>The start page of one city.</summary>
    public static string HomeOf(UnitId city) => $"{Home}?city={city.Value}";

    /// <summary>What is found in the viewer's scope.</summary>
    public static string SearchFor(string text) => new AddressText(Search).AddText(SearchText.Name, text).ToString();

    /// <summary>A list of orders.</summary>
    public static string OrderList(OrdersAddress list) => list.Write(Orders);

    /// <summary>An order with its trail.</summary>
    public static string Order(WorkOrderId id) => $"{Orders}/{id.Value}";

    /// <summary>An order, with the period to go back up with.</summary>
    public static string Order(WorkOrderId id, PeriodAddress period) => period.Write(Order(id));

    /// <summary>One event of an order: the order's page with the part of its trail that holds the event.</summary>
    public static string Event(WorkOrderId id, long position, PeriodAddress? period = null) =>
        $"{(period ?? new()).Add(new AddressText(Order(id)).Add("event", position))}#e{position}";

    /// <summary>A list of incidents.</summary>
    public static string IncidentList(IncidentsAddress list) => list.Write(Incidents);

    public static string Incident(IncidentId id) => $"{Incidents}/{id.Value}";

    /// <summary>The heatmaps of disputes.</summary>
    public static string Heat(HeatAddress heat) => heat.Write(Disputes);

    /// <summary>The records at one repeat address, which is named by a digest: no address of the public stands in an address.</summary>
    public static string RepeatsAt(HeatAddress heat, string place) => heat.Write(DisputeRepeats) is var list && list.Contains('?', StringComparison.Ordinal) ? $"{list}&place={place}" : $"{list}?place={place}";

    /// <summary>Opens a directive from an incident.</summary>
    public static string OrderFrom(IncidentId incident) => $"{OrderNew}?incident={incident.Value}";

    /// <summary>A unit with its figures, what lies below it and its orders.</summary>
    public static string Unit(UnitId id) => $"{Units}/{id.Value}";

    /// <summary>A unit in a period.</summary>
    public static string Unit(UnitId id, PeriodAddress period) => period.Write(Unit(id));

    /// <summary>The accounts whose number or name is found, from after a number on.</summary>
    public static string AccountList(string? find, string? after) =>
        new AddressText(Accounts).AddText("find", find).AddText("after", after).ToString();

    /// <summary>The officers of a unit, in a period.</summary>
    public static string OfficerList(OfficersAddress list) => list.Write(Officers);

    /// <summary>An officer: figures and orders in a period.</summary>
    public static string Officer(PersonId id, PeriodAddress? period = null) => (period ?? new()).Write($"{Officers}/{id.Value}");

    /// <summary>A record whose trail shows what is older than a journal position.</summary>
    public static string Older(string record, long position) => $"{record}?before={position}";

    /// <summary>The tables of a page as a file, with the filters of its address.</summary>
    public static string Export(string page, Setup.DownloadFormat format) =>
        $"{Setup.Downloads.Root}{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format.ToString().ToLowerInvariant()}";

    /// <summary>The score sheet of a unit or a person.</summary>
    public static string Score(ScoreScope scope, ScoresAddress? sheet = null) =>
        (sheet ?? new()).Write(scope.Person is { } person ? $"{Scores}/officers/{person.Value}" : $"{Scores}/units/{scope.Unit!.Value.Value}");

    /// <summary>One contest in its list.</summary>
    public static string Contest(long id) => $"{Contests}#contest-{id}";

    /// <summary>Contests a line of one's own sheet.</summary>
    public static string ContestLine(ScoreFact line) =>
        $"{ContestNew}?order={line.Order.Value}&rule={RuleRegister.Of(line.Rule).Code}&mark={line.Mark}";

    /// <summary>The briefings of a city around a month.</summary>
    public static string BriefingList(UnitId city, DateOnly? month = null) =>
        new AddressText(Briefings).Add("city", city.Value).AddText("month", month?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)).ToString();

    /// <summary>One version of a briefing.</summary>
    public static string Briefing(long id) => $"{Briefings}/{id}";

    /// <summary>A briefing as a file, in the viewer's language.</summary>
    public static string BriefingFile(long id, string format) => $"{Briefings}/{id}/file?format={format}";

    /// <summary>The handover sheet of the shift that begins at an instant; null: the running one.</summary>
    public static string HandoverOf(UnitId city, DateTime? from = null) =>
        new AddressText(Handover).Add("city", city.Value).AddText("from", from?.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture)).ToString();

    /// <summary>The notes of a unit and everything below it.</summary>
    public static string NoteList(NotesAddress list) => list.Write(Notes);

    /// <summary>A note where it was left.</summary>
    public static string Note(Core.Supervision.Note note) => (note.About switch
    {
        Core.Supervision.NoteAbout.Unit => Unit(new(note.AboutId)),
        Core.Supervision.NoteAbout.Person => Officer(new(note.AboutId)),
        _ => Order(new(note.AboutId)),
    }) + $"#note-{note.Id}";

    /// <summary>A search of the trail.</summary>
    public static string TrailList(TrailAddress search) => search.Write(Trail);

    /// <summary>What happened to one record, and who read it.</summary>
    public static string TrailOf(Core.Changes.Subject subject, long id) => $"{Trail}/{subject.ToString().ToLowerInvariant()}/{id}";

    /// <summary>The definition of one figure in the register.</summary>
    public static string Figure(string code) => $"{Figures}#{code}";

    /// <summary>The wall of one city.</summary>
    public static string WallOf(UnitId city) => $"{Wall}?city={city.Value}";

    /// <summary>One scene of the wall of one city.</summary>
    public static string WallOf(UnitId city, Components.Wall.WallScene scene) => $"{WallOf(city)}&scene={Components.Wall.WallScenes.Key(scene)}";

    public static bool IsWall(PathString path) => path.StartsWithSegments(Wall, StringComparison.OrdinalIgnoreCase);

    /// <summary>An address that a browser sent along, as a header can say it, where it is on this server; else another one.</summary>
    public static string Back(string? address, string otherwise) =>
        IsLocal(address) ? string.Concat(address!.EnumerateRunes().Select(rune => rune.IsAscii && rune.Value != ' ' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))) : otherwise;

    /// <summary>True for an address on this server: one leading slash, no second one, no backslash, no control character.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\');
}

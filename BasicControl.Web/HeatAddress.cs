using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Web;

/// <summary>What the heatmaps show, as it stands in their address.</summary>
public sealed record HeatAddress
{
    public PeriodAddress Period { get; init; } = new();

    /// <summary>A unit with everything below it, or a city.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>Everything that happened, not disputes only: <c>of=all</c>.</summary>
    public bool All { get; init; }

    /// <summary>Kinds and weapon; the hours of the week stand in lists only.</summary>
    public TraitsAddress Traits { get; init; } = TraitsAddress.None;

    public Level? Level { get; init; }

    public TermId? Type { get; init; }

    /// <summary>Cells tell how they differ from the period before: <c>compare=yes</c>.</summary>
    public bool Compare { get; init; }

    public static HeatAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        var traits = TraitsAddress.Read(query);
        return new()
        {
            Period = PeriodAddress.Read(address),
            Unit = query.Number("unit") is { } unit ? new UnitId(unit) : null,
            All = query.Text("of") == "all",
            Traits = new() { Kinds = traits.Kinds, WeaponOnly = traits.WeaponOnly },
            Level = query.Enum<Level>("level"),
            Type = query.Number("type") is { } type and <= int.MaxValue ? new TermId((int)type) : null,
            Compare = query.Text("compare") == "yes",
        };
    }

    public string Write(string path) => Period.Add(Own(new AddressText(path))).ToString();

    /// <summary>The parts beside the period, for forms that carry them along.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parts => Own(new AddressText("")).Parts;

    /// <summary>The city that is looked at: the unit's, else that of the scope; null when there is none, or the unit lies beyond the scope.</summary>
    public Unit? City(Scope scope, OrganisationBook book, DateTime now) =>
        Unit is { } id && book.TryUnit(id, out var unit)
            ? book.Covers(scope, id, now) || book.StandsIn(scope, id) ? book.Unit(unit.CityId) : null
            : book.Tops(scope, now).Select(top => book.Unit(top.CityId)).FirstOrDefault();

    /// <summary>The question behind the page, with the period before.</summary>
    /// <param name="isNow">A running period is counted as it stands, so that its total moves with the records; else at the period's T.</param>
    public HeatQuery Query(UnitId city, FigurePeriod period, bool isNow = true) => new(city, new(period.From, period.To, isNow && period.IsRunning ? null : period.At))
    {
        Before = period.Before() is var before ? new(before.From, before.To, before.At) : null,
        DisputesOnly = !All,
        Kinds = Traits.Kinds,
        WeaponOnly = Traits.WeaponOnly,
        Level = Level,
        Type = Type,
        Unit = Unit,
    };

    /// <summary>The records that the counts are of, for figures that the heat counts do not hold.</summary>
    public FigureScope Records(OrganisationBook book, UnitId city, DateTime at) => new()
    {
        City = city,
        Units = Unit is { } id && book.TryUnit(id, out var unit) && unit.Kind != UnitKind.City ? book.SubtreeOf(id, at) : null,
        Marks = new(Traits.Kinds, Traits.WeaponOnly, Level, Type),
    };

    /// <summary>The incidents behind everything that is counted.</summary>
    public IncidentsAddress Incidents(UnitId city, FigurePeriod period) => new()
    {
        Unit = Unit ?? city,
        Level = Level,
        Type = Type,
        Traits = Traits with { DisputesOnly = !All && Traits.Kinds.Count == 0 },
        From = period.From,
        To = period.To,
    };

    private AddressText Own(AddressText text) => text
        .Add("of", All ? "all" : null)
        .Add("unit", Unit?.Value)
        .With(Traits)
        .Add("level", Level?.ToString())
        .Add("type", Type?.Value)
        .Add("compare", Compare ? "yes" : null);
}

using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>The heat cubes of all cities at one journal position.</summary>
internal sealed class HeatCubeSet : IFolded
{
    private readonly Dictionary<UnitId, HeatCube> _cubes = [];
    private readonly HashSet<long> _units = [];
    private readonly OrganisationBook _book;
    private readonly HeatOptions _options;

    public HeatCubeSet(OrganisationBook book, HeatOptions options, long position, DateTime at)
    {
        (_book, _options, Position, At) = (book, options, position, at);
        foreach (var city in book.Cities)
        {
            Add(city.Id);
        }

        foreach (var unit in book.Units)
        {
            _units.Add(unit.Id.Value);
        }
    }

    public long Position { get; private set; }

    public DateTime At { get; private set; }

    public bool IsBroken { get; private set; }

    public bool NeedsReading { get; private set; }

    public IReadOnlyDictionary<UnitId, HeatCube> All => _cubes;

    /// <summary>The cube of a city; ids come from the store, so one that the book does not know yet is about to be.</summary>
    public HeatCube? Cube(UnitId city) => _cubes.GetValueOrDefault(city) ?? (_book.TryUnit(city, out _) ? Add(city) : null);

    public void Apply(in Change change)
    {
        if (change.Position <= Position || IsBroken)
        {
            return;
        }

        try
        {
            Fold(change);
        }
#pragma warning disable CA1031 // a fault in the fold must not end the counting: it is read from the store again
        catch (Exception fault)
#pragma warning restore CA1031
        {
            (IsBroken, NeedsReading) = (true, true);
            _options.Log.LogError(fault, "The heat counts could not fold the change at {Position}; they are read from the store again.", change.Position);
        }
    }

    public void Tick(DateTime now)
    {
        At = now > At ? now : At;
        foreach (var cube in _cubes.Values)
        {
            cube.Tick(At);
        }
    }

    private void Fold(in Change change)
    {
        if (change.Position != Position + 1)
        {
            throw new InvalidOperationException($"The change at {change.Position} does not follow on {Position}.");
        }

        Position = change.Position;

        // The past has been recounted under another dispute mapping, without a change of each record.
        NeedsReading |= change.Subject == Subject.DisputeMapping;
        switch (change.Event)
        {
            case Incidents.IncidentChanged incident:
                Cube(incident.After.City)?.Apply(change);
                break;
            case WorkOrders.OrderChanged order:
                Cube(order.After.City)?.Apply(change);
                break;
            case UnitChanged unit:
                // Records counted under a unit that moves may belong elsewhere.
                NeedsReading |= !_units.Add(change.SubjectId);
                Cube(unit.City)?.Apply(change);
                break;
            case DisputeMappingPublished:
                NeedsReading = true;
                break;
            case SourceChanged source:
                NeedsReading |= Cube(source.City)?.CountsSomethingElse == true;
                break;
        }
    }

    private HeatCube Add(UnitId city) => _cubes[city] = new HeatCube(_book, city, _options.Days, At);
}

using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Wall;

/// <summary>The boards of all cities at one journal position. A change goes to the board of its city; a new city gets one.</summary>
internal sealed class BoardSet : IFolded
{
    private readonly Dictionary<UnitId, CityBoard> _boards = [];
    private readonly HashSet<long> _units = [];
    private readonly IWallInputs _inputs;
    private readonly WallOptions _options;

    public BoardSet(IWallInputs inputs, WallOptions options, long position, DateTime at)
    {
        (_inputs, _options, Position, At) = (inputs, options, position, at);
        foreach (var city in inputs.Book.Cities)
        {
            Add(city.Id);
        }

        foreach (var unit in inputs.Book.Units)
        {
            _units.Add(unit.Id.Value);
        }
    }

    /// <summary>Position of the last change that was folded.</summary>
    public long Position { get; private set; }

    public DateTime At { get; private set; }

    public IReadOnlyDictionary<UnitId, CityBoard> All => _boards;

    /// <summary>A change could not be folded: the boards stand still and only the store can help.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>
    /// Broken, or what records are counted under has moved without a change of each: a unit that was known has changed, or
    /// the past has been recounted under another dispute mapping.
    /// </summary>
    public bool NeedsReading { get; private set; }

    /// <summary>The board of a city; ids come from the store, so one that the book does not know yet is about to be.</summary>
    public CityBoard? Board(UnitId city) => _boards.GetValueOrDefault(city) ?? (_inputs.Book.TryUnit(city, out _) ? Add(city) : null);

    /// <summary>Folds a change; one at or before <see cref="Position"/> is known already.</summary>
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
#pragma warning disable CA1031 // a fault in the fold must not end the walls: they are read from the store again
        catch (Exception fault)
#pragma warning restore CA1031
        {
            (IsBroken, NeedsReading) = (true, true);
            _options.Log.LogError(fault, "The wall could not fold the change at {Position}; it is read from the store again.", change.Position);
        }
    }

    /// <summary>Takes the place of other boards: their snapshots go on, with the versions that follow.</summary>
    public void Succeed(BoardSet others)
    {
        foreach (var (city, board) in _boards)
        {
            if (others._boards.TryGetValue(city, out var other))
            {
                board.Succeed(other);
            }
        }
    }

    public void Tick(DateTime now)
    {
        At = now > At ? now : At;
        foreach (var board in _boards.Values)
        {
            board.Tick(At);
        }
    }

    private void Fold(in Change change)
    {
        if (change.Position != Position + 1)
        {
            throw new InvalidOperationException($"The change at {change.Position} does not follow on {Position}.");
        }

        Position = change.Position;
        NeedsReading |= (change.Subject == Subject.Unit && !_units.Add(change.SubjectId)) || change.Subject == Subject.DisputeMapping;
        if (CityOf(change.Event) is { } city)
        {
            Board(city)?.Apply(change);
        }
    }

    private UnitId? CityOf(IChangeEvent change) => change switch
    {
        OrderChanged order => order.After.City,
        IncidentChanged incident => incident.After.City,
        UnitChanged unit => unit.City,
        PersonChanged person => person.City,
        SourceChanged source => source.City,
        ContestAnswered answered => answered.City,
        TargetSet target when _boards.ContainsKey(target.Unit) => target.Unit,
        _ => null,
    };

    private CityBoard Add(UnitId city) => _boards[city] = new CityBoard(_inputs.Book, _inputs.Feeds, _inputs.Targets, _inputs.Rubrics, city, _options, At);
}

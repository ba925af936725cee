using System.Collections.Concurrent;
using BasicControl.Core.Basics;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Hubs;

/// <summary>The frames of every city that a screen has asked for, fed by one subscription a city.</summary>
internal sealed class WallFrames(WallBoards boards) : IDisposable
{
    private readonly ConcurrentDictionary<UnitId, Lazy<(CityFrames Frames, IDisposable Feed)>> _cities = new();

    /// <param name="city">A city that exists.</param>
    public CityFrames Of(UnitId city) => _cities.GetOrAdd(city, id => new(() =>
    {
        var frames = new CityFrames();
        return (frames, boards.Subscribe(id, frames.Take));
    })).Value.Frames;

    public void Dispose()
    {
        foreach (var city in _cities.Values) city.Value.Feed.Dispose();
    }
}

using System.Collections.Concurrent;
using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Figures;

/// <summary>
/// The targets that are set, in memory: a few rows that every tile and page asks for. Entries are added only after
/// their commit.
/// </summary>
public sealed class TargetQueries
{
    private readonly ConcurrentDictionary<(string Figure, UnitId Unit), Target[]> _targets = new();
    private readonly OrganisationBook _book;

    internal TargetQueries(OrganisationBook book) => _book = book;

    public static TargetQueries Load(BasicControlDb db, OrganisationBook book)
    {
        var targets = new TargetQueries(book);
        foreach (var target in db.Targets)
        {
            targets.Add(target);
        }

        return targets;
    }

    /// <summary>The target in force at an instant: the unit's own, else that of the nearest unit above it.</summary>
    /// <returns>0–1, or null without a target.</returns>
    public double? ShareOf(string figure, UnitId unit, DateTime at) =>
        _book.PathOf(unit, at).Select(step => Own(figure, step.Id, at)).FirstOrDefault(target => target is not null)?.Share;

    /// <summary>Every target that was ever set for a unit itself, by figure, the newest first.</summary>
    public IReadOnlyList<Target> Of(UnitId unit) =>
        [.. _targets.Where(entry => entry.Key.Unit == unit).SelectMany(entry => entry.Value).OrderBy(target => target.Figure, StringComparer.Ordinal).ThenByDescending(target => target.From)];

    internal Target? Exactly(string figure, UnitId unit, DateTime from) =>
        _targets.GetValueOrDefault((figure, unit))?.FirstOrDefault(target => target.From == from);

    internal void Add(Target target) => _targets.AddOrUpdate(
        (target.Figure, target.UnitId), _ => [target], (_, old) => [.. old.Where(other => other.From != target.From).Append(target).OrderBy(other => other.From)]);

    private Target? Own(string figure, UnitId unit, DateTime at) => _targets.GetValueOrDefault((figure, unit))?.LastOrDefault(target => target.From <= at);
}

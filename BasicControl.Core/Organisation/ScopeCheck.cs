using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Organisation;

/// <summary>
/// Whether something lies in a <see cref="Scope"/>. A record does when its unit stands below one of the scope's roots now, or
/// stood there when the record happened: so the list behind a unit's figure holds what the figure counts.
/// </summary>
public static class ScopeCheck
{
    public const string OutOfScope = "access.out-of-scope";

    extension(OrganisationBook book)
    {
        /// <summary>Whether the unit stands in the scope at an instant.</summary>
        public bool Covers(Scope scope, UnitId unit, DateTime at) =>
            scope.IsEverything || scope.Roots.Contains(unit)
            || (!scope.IsNothing && book.TryUnit(unit, out var known)
                && (scope.Roots.Contains(known.CityId) || book.PathOf(unit, at).Any(above => scope.Roots.Contains(above.Id))));

        /// <summary>Whether a record of the unit lies in the scope.</summary>
        /// <param name="happenedAt">Event time of the record, UTC.</param>
        public bool Covers(Scope scope, UnitId unit, DateTime happenedAt, DateTime now) =>
            book.Covers(scope, unit, now) || book.Covers(scope, unit, happenedAt);

        /// <summary>Whether the person belongs to the scope now, or did at some instant of the period.</summary>
        /// <param name="from">Start of the period, included, UTC.</param>
        /// <param name="to">End of the period, excluded, UTC.</param>
        public bool CoversPerson(Scope scope, PersonId person, DateTime from, DateTime to, DateTime now) =>
            scope.IsEverything
            || (book.UnitOf(person, now) is { } unit && book.Covers(scope, unit, now))
            || book.MembershipsOf(person).Any(link => book.CoversWithin(scope, link.UnitId, link.From > from ? link.From : from, link.To < to ? link.To.Value : to));

        /// <summary>Whether the unit stands in the scope at some instant of a span: it may come into it in between.</summary>
        private bool CoversWithin(Scope scope, UnitId unit, DateTime from, DateTime to) =>
            from < to && (book.Covers(scope, unit, from) || book.TurnsOf(unit).Any(turn => turn > from && turn < to && book.Covers(scope, unit, turn)));

        /// <summary>The highest units of the scope at an instant, the main one first: every city, or the roots that stand below no other.</summary>
        public IEnumerable<Unit> Tops(Scope scope, DateTime at) => scope.IsEverything
            ? book.Cities
            : scope.Roots.Where(root => book.TryUnit(root, out _) && !book.PathOf(root, at).Skip(1).Any(above => scope.Roots.Contains(above.Id))).Select(book.Unit);

        /// <summary>Whether the scope covers a whole city, as what is of a city needs: briefings and handover sheets.</summary>
        public bool CoversCity(Scope scope, UnitId city) => scope.IsEverything || scope.Roots.Contains(city);

        /// <summary>Whether the scope covers every city, as what is of the whole store needs: mappings and rubrics.</summary>
        public bool CoversAll(Scope scope) => scope.IsEverything || (!scope.IsNothing && book.Cities.All(city => scope.Roots.Contains(city.Id)));

        /// <summary>Whether the scope stands in a city at all, which opens its wall: aggregates, no record and no person of the public.</summary>
        public bool StandsIn(Scope scope, UnitId city) => scope.IsEverything || scope.Roots.Any(root => book.TryUnit(root, out var unit) && unit.CityId == city);

        /// <summary>Why a unit may not be acted on, or null when it may.</summary>
        /// <param name="field">The field that named the unit, or null.</param>
        public Refusal? MayAct(Actor actor, UnitId unit, DateTime now, string? field = null) =>
            book.Covers(actor.Acts, unit, now) ? null : new(OutOfScope, field);

        /// <summary>The unit that a question is about: the one asked for when it lies in the scope, the scope's main unit when none or a higher one was asked for.</summary>
        /// <param name="asked">The unit asked for, or null.</param>
        /// <returns>Null when everything is covered and none was asked for.</returns>
        public Outcome<UnitId?> Narrow(Scope scope, UnitId? asked, DateTime now)
        {
            if (scope.IsEverything || (asked is { } unit && book.Covers(scope, unit, now)))
            {
                return asked;
            }

            var below = scope.Roots.Where(root => asked is not { } above || book.PathOf(root, now).Any(step => step.Id == above)).Cast<UnitId?>().FirstOrDefault();
            if (below is null)
            {
                return new Refusal(OutOfScope, "unit");
            }

            return below;
        }
    }
}

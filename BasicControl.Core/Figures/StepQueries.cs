using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>Counts the steps of foreign cases; a step lies where its order does.</summary>
internal static class StepQueries
{
    public static StepTotals Totals(ScopeReach reach, BasicControlDb db, OrganisationBook book, FigureScope scope, DateTime at)
    {
        var steps = db.OrderSteps.Where(step => step.At <= at);
        if (scope.Source is { } source)
        {
            steps = steps.Where(step => step.SourceId == source);
        }
        else if (scope.City is { } city)
        {
            var sources = book.Sources.Where(one => one.CityId == city).Select(one => one.Id).ToList();
            steps = steps.Where(step => sources.Contains(step.SourceId));
        }

        if (scope.Units is { } units)
        {
            steps = steps.Where(step => step.UnitId != null && units.Contains(step.UnitId.Value));
        }

        if (reach.Filter is not null)
        {
            var cases = db.WorkOrders.Within(reach);
            steps = steps.Where(step => cases.Any(order => order.SourceId == step.SourceId && order.ExternalNumber == step.ExternalNumber));
        }

        var people = new NameCounts<PersonId>();
        var touched = steps.Where(step => step.PersonId != null).Select(step => new { step.PersonId, step.SourceId, step.ExternalNumber }).Distinct()
            .GroupBy(step => step.PersonId).Select(group => new { group.Key, Count = group.LongCount() });
        foreach (var person in touched)
        {
            people.Add(person.Key!.Value, person.Count);
        }

        var names = new FigureNames(book);
        return new(steps.LongCount(), people.Ids, people.MostFirst(id => names.Of((PersonId?)id)), steps.Max(step => (DateTime?)step.At));
    }
}

using System.Reflection;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Incidents.Files;

namespace BasicControl.Tests.Architecture;

/// <summary>Every question says in which scope it is asked, first of all; every command says who acts.</summary>
public sealed class ScopeArgumentTests
{
    /// <summary>What is asked without a scope, and why.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["IncidentFigureQueries.Has"] = "names breakdowns, reads nothing",
        ["TargetQueries.Load"] = "goals that the city sets and everybody below is measured by; no record",
        ["TargetQueries.ShareOf"] = "as above",
        ["TargetQueries.Of"] = "as above",
        ["MappingQueries.InForce"] = "the rule book of the whole store; no record",
        ["MappingQueries.Latest"] = "as above, with counts of a recount",
        ["MappingQueries.Versions"] = "as above",
        ["RepeatRecords.OfIncidents"] = "what a city's sources bring, reads nothing",
        ["NoteDesk.MayLeave"] = "asks the role alone",
        ["RetentionDesk.Rules"] = "the law's periods for the whole store; no record",
        ["RetentionDesk.Preview"] = "counts of the whole store for its system administrator; no record",
        ["HandoverDesk.Before"] = "reckons shifts, reads nothing",
    };

    /// <summary>Readers that are not called queries.</summary>
    private static readonly Type[] Others = [typeof(LateOrders), typeof(RepeatRecords), typeof(RejectExport)];

    [Fact]
    public void Every_query_takes_a_scope_first_and_every_command_takes_its_actor()
    {
        // Access itself says who asks and in which scope; it stands before both.
        var methods = typeof(Centre).Assembly.GetTypes()
            .Where(type => type.Namespace != "BasicControl.Core.Access"
                && (type.Name.EndsWith("Queries", StringComparison.Ordinal) || type.Name.EndsWith("Desk", StringComparison.Ordinal) || Others.Contains(type)) && type.IsPublic)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.Name != "Dispose").ToList();
        Assert.True(methods.Count > 80, $"{methods.Count} methods");
        var without = methods.Where(method => !IsScoped(method)).Select(NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Open.Keys.Order(StringComparer.Ordinal), without);
    }

    private static bool IsScoped(MethodInfo method)
    {
        var parameters = method.GetParameters();
        // A caller brings role, scope and actor at once.
        return parameters.FirstOrDefault()?.ParameterType == typeof(Scope) || parameters.Any(parameter => parameter.ParameterType == typeof(Actor) || parameter.ParameterType == typeof(Caller));
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}

using System.Reflection;

namespace BasicControl.Tests.Architecture;

/// <summary>What a score may rest on: orders, the organisation, clocks. Nothing that knows who has logged in, looked or been online.</summary>
public sealed class ScoringSourcesTests
{
    private static readonly string[] Allowed = ["Basics", "Clock", "Sealing", "Data", "Changes", "Organisation", "Access", "WorkOrders", "Figures", "Scoring"];

    [Fact]
    public void Scores_rest_on_orders_clocks_and_the_organisation_alone()
    {
        var used = TypeReferences.Of(Assembly.Load(FolderOrder.Root))
            .Where(reference => FolderOrder.FolderOf(reference.User.Namespace) == "Scoring")
            .Select(reference => FolderOrder.FolderOf(reference.Used.Namespace))
            .Where(folder => folder is not null).Distinct().ToList();

        Assert.Contains("WorkOrders", used);
        Assert.Empty(used.Except(Allowed));
    }
}

using System.Text;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.WorkOrders;

public sealed class TransitionTests
{
    /// <summary>Domain §4, written out once more by hand: the table must say exactly this.</summary>
    private const string Matrix =
        """
        Received      Dispatch>Dispatched Cancel>Cancelled Merge>Merged
        Dispatched    SignFor>Handling Return>Returned
        Returned      Dispatch>Dispatched Cancel>Cancelled
        Handling      Reassign>Dispatched Suspend>Suspended ReportBack>ReportedBack Step>Handling Feedback>Handling
        Suspended     Resume>Handling
        ReportedBack  SendBack>Handling Inspect>Inspection Close>Closed Feedback>ReportedBack
        Inspection    Pass>Closed Fault>Rectifying
        Rectifying    ReportBack>ReportedBack Step>Rectifying
        Closed        Reopen>Handling
        Cancelled
        Merged        Unmerge>Received
        """;

    [Fact]
    public void The_table_is_the_matrix_of_the_closed_loop()
    {
        var printed = new StringBuilder();
        foreach (var state in Enum.GetValues<WorkOrderState>())
        {
            var moves = Enum.GetValues<OrderAction>()
                .Select(action => Transitions.Find(state, action))
                .OfType<Transition>()
                .Select(row => $"{row.Action}>{row.To}");
            printed.Append($"{state,-14}{string.Join(' ', moves)}".TrimEnd()).Append('\n');
        }

        Assert.Equal(Matrix.ReplaceLineEndings("\n"), printed.ToString().TrimEnd('\n'));
    }

    [Fact]
    public void Every_state_action_and_post_is_either_in_the_table_or_refused_with_a_code()
    {
        foreach (var state in Enum.GetValues<WorkOrderState>())
        {
            foreach (var action in Enum.GetValues<OrderAction>())
            {
                foreach (var post in Enum.GetValues<Post>())
                {
                    var row = Transitions.Find(state, action);
                    var outcome = Transitions.Check(state, action, post);

                    Assert.Equal(row is not null && row.Who.Contains(post), outcome.IsAccepted);
                    if (!outcome.IsAccepted)
                    {
                        Assert.Equal(row is null ? "order.move-not-allowed" : "order.post-may-not", outcome.Refusal.Code);
                    }
                }
            }
        }
    }

    [Fact]
    public void Checking_and_closing_are_never_allowed_on_ones_own_work()
    {
        OrderAction[] checks = [OrderAction.Inspect, OrderAction.Pass, OrderAction.Fault, OrderAction.Close, OrderAction.SendBack];

        Assert.All(Transitions.All.Where(row => checks.Contains(row.Action)), row => Assert.True(row.Needs.HasFlag(Needs.NotOwnWork)));
    }

    [Fact]
    public void Nothing_leaves_a_final_state_but_an_undone_merge()
    {
        Assert.DoesNotContain(Transitions.All, row => row.From == WorkOrderState.Cancelled);
        Assert.Equal([OrderAction.Unmerge], Transitions.All.Where(row => row.From == WorkOrderState.Merged).Select(row => row.Action));
    }
}

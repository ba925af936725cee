using System.Collections.Frozen;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using static BasicControl.Core.WorkOrders.OrderAction;
using static BasicControl.Core.WorkOrders.WorkOrderState;

namespace BasicControl.Core.WorkOrders;

/// <summary>What can be done to an order. <see cref="Open"/> and <see cref="Record"/> begin one.</summary>
public enum OrderAction
{
    Open = 0,
    Record = 1,
    Dispatch = 2,
    SignFor = 3,
    Return = 4,
    Reassign = 5,
    Suspend = 6,
    Resume = 7,
    ReportBack = 8,
    SendBack = 9,
    Inspect = 10,
    Pass = 11,
    Fault = 12,
    Close = 13,
    Reopen = 14,
    Cancel = 15,
    Merge = 16,
    Unmerge = 17,
    Step = 18,
    Feedback = 19,
}

/// <summary>What a move must carry.</summary>
[Flags]
public enum Needs
{
    Nothing = 0,
    Reason = 1,
    Unit = 2,
    Officer = 4,
    Outcome = 8,
    OtherOrder = 16,

    /// <summary>The actor is neither the officer nor the reporter: nobody inspects or closes their own work.</summary>
    NotOwnWork = 32,
}

/// <summary>One row of the transition table.</summary>
/// <param name="To">State after; equal to the state before for steps and feedback.</param>
public sealed record Transition(WorkOrderState From, OrderAction Action, WorkOrderState To, Needs Needs, IReadOnlyList<Post> Who);

/// <summary>The transition table of the closed loop (domain §4): the only list of what may follow what, who may, and what it needs.</summary>
public static class Transitions
{
    private static readonly Post[] Centre = [Post.CentreDesk, Post.Simulator];
    private static readonly Post[] Station = [Post.StationDesk, Post.Simulator];
    private static readonly Post[] StationOrOfficer = [Post.StationDesk, Post.Officer, Post.Simulator];
    private static readonly Post[] Officer = [Post.Officer, Post.Simulator];
    private static readonly Post[] Desk = [Post.StationDesk, Post.CentreDesk, Post.Simulator];
    private static readonly Post[] Inspectors = [Post.Supervisor, Post.CentreDesk, Post.Simulator];

    public static readonly IReadOnlyList<Transition> All =
    [
        new(Received, Dispatch, Dispatched, Needs.Unit, Centre),
        new(Received, Cancel, Cancelled, Needs.Reason, Centre),
        new(Received, Merge, Merged, Needs.OtherOrder | Needs.Reason, Centre),

        new(Dispatched, SignFor, Handling, Needs.Officer, StationOrOfficer),
        new(Dispatched, Return, Returned, Needs.Reason, Station),

        new(Returned, Dispatch, Dispatched, Needs.Unit, Centre),
        new(Returned, Cancel, Cancelled, Needs.Reason, Centre),

        new(Handling, Step, Handling, Needs.Reason, Officer),
        new(Handling, ReportBack, ReportedBack, Needs.Outcome, Officer),
        new(Handling, Suspend, Suspended, Needs.Reason, StationOrOfficer),
        new(Handling, Reassign, Dispatched, Needs.Unit | Needs.Reason, Desk),

        new(Suspended, Resume, Handling, Needs.Nothing, StationOrOfficer),

        new(ReportedBack, Inspect, Inspection, Needs.NotOwnWork, Inspectors),
        new(ReportedBack, Close, Closed, Needs.NotOwnWork, Desk),
        new(ReportedBack, SendBack, Handling, Needs.Reason | Needs.NotOwnWork, Desk),

        new(Inspection, Pass, Closed, Needs.NotOwnWork, Inspectors),
        new(Inspection, Fault, Rectifying, Needs.Reason | Needs.NotOwnWork, Inspectors),

        new(Rectifying, Step, Rectifying, Needs.Reason, Officer),
        new(Rectifying, ReportBack, ReportedBack, Needs.Outcome, Officer),

        new(Closed, OrderAction.Feedback, Closed, Needs.Reason, Desk),
        new(Closed, Reopen, Handling, Needs.Reason, Inspectors),

        new(Merged, Unmerge, Received, Needs.Reason, Centre),
    ];

    private static readonly FrozenDictionary<(WorkOrderState, OrderAction), Transition> ByKey =
        All.ToFrozenDictionary(row => (row.From, row.Action));

    public static Transition? Find(WorkOrderState from, OrderAction action) => ByKey.GetValueOrDefault((from, action));

    /// <summary>What this post may do next from a state.</summary>
    public static IEnumerable<Transition> From(WorkOrderState state, Post post) =>
        All.Where(row => row.From == state && row.Who.Contains(post));

    /// <summary>The row for a move, or the coded reason why there is none for this post.</summary>
    public static Outcome<Transition> Check(WorkOrderState from, OrderAction action, Post post)
    {
        if (Find(from, action) is not { } row)
        {
            return new Refusal("order.move-not-allowed", null, from.ToString(), action.ToString());
        }

        return row.Who.Contains(post) ? row : new Refusal("order.post-may-not", null, post.ToString(), action.ToString());
    }
}

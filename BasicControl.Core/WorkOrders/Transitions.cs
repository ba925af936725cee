using System.Collections.Frozen;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using Do = BasicControl.Core.WorkOrders.OrderAction;
using State = BasicControl.Core.WorkOrders.WorkOrderState;

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

    /// <summary>Nobody's move: a dispute at the address of a closed one came in again, or is known no longer.</summary>
    Repeat = 20,
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
        new(State.Received, Do.Dispatch, State.Dispatched, Needs.Unit, Centre),
        new(State.Received, Do.Cancel, State.Cancelled, Needs.Reason, Centre),
        new(State.Received, Do.Merge, State.Merged, Needs.OtherOrder | Needs.Reason, Centre),

        new(State.Dispatched, Do.SignFor, State.Handling, Needs.Officer, StationOrOfficer),
        new(State.Dispatched, Do.Return, State.Returned, Needs.Reason, Station),

        new(State.Returned, Do.Dispatch, State.Dispatched, Needs.Unit, Centre),
        new(State.Returned, Do.Cancel, State.Cancelled, Needs.Reason, Centre),

        new(State.Handling, Do.Step, State.Handling, Needs.Reason, Officer),
        new(State.Handling, Do.ReportBack, State.ReportedBack, Needs.Outcome, Officer),
        new(State.Handling, Do.Suspend, State.Suspended, Needs.Reason, StationOrOfficer),
        new(State.Handling, Do.Feedback, State.Handling, Needs.Reason, StationOrOfficer),
        new(State.Handling, Do.Reassign, State.Dispatched, Needs.Unit | Needs.Reason, Desk),

        new(State.Suspended, Do.Resume, State.Handling, Needs.Nothing, StationOrOfficer),

        new(State.ReportedBack, Do.Inspect, State.Inspection, Needs.NotOwnWork, Inspectors),
        new(State.ReportedBack, Do.Close, State.Closed, Needs.NotOwnWork, Desk),
        new(State.ReportedBack, Do.Feedback, State.ReportedBack, Needs.Reason, Station),
        new(State.ReportedBack, Do.SendBack, State.Handling, Needs.Reason | Needs.NotOwnWork, Desk),

        new(State.Inspection, Do.Pass, State.Closed, Needs.NotOwnWork, Inspectors),
        new(State.Inspection, Do.Fault, State.Rectifying, Needs.Reason | Needs.NotOwnWork, Inspectors),

        new(State.Rectifying, Do.Step, State.Rectifying, Needs.Reason, Officer),
        new(State.Rectifying, Do.ReportBack, State.ReportedBack, Needs.Outcome, Officer),

        new(State.Closed, Do.Reopen, State.Handling, Needs.Reason, Inspectors),

        new(State.Merged, Do.Unmerge, State.Received, Needs.Reason, Centre),
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

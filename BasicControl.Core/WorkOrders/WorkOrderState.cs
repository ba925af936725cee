namespace BasicControl.Core.WorkOrders;

/// <summary>The states of the closed loop (domain §4).</summary>
public enum WorkOrderState
{
    /// <summary>接收: numbered, at the centre.</summary>
    Received = 0,

    /// <summary>派发: sent to a unit, to be signed for.</summary>
    Dispatched = 1,

    /// <summary>退回: the unit refused it with a reason.</summary>
    Returned = 2,

    /// <summary>处置: an officer is on it.</summary>
    Handling = 3,

    /// <summary>挂起: waiting for a named cause.</summary>
    Suspended = 4,

    /// <summary>回收: the officer says done, the station desk checks.</summary>
    ReportedBack = 5,

    /// <summary>督查: centre or supervisor inspects.</summary>
    Inspection = 6,

    /// <summary>整改: faults named, due date set.</summary>
    Rectifying = 7,

    /// <summary>办结: outcome fed back to whoever raised it.</summary>
    Closed = 8,

    /// <summary>撤销.</summary>
    Cancelled = 9,

    /// <summary>并入: a link to another order; can be undone.</summary>
    Merged = 10,
}

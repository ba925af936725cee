namespace BasicControl.Core.WorkOrders;

/// <summary>What the handling of an order has shown so far of whoever stands on it: a re-assignment credits the clocks and begins the rest anew.</summary>
[Flags]
public enum OrderConduct
{
    None = 0,

    /// <summary>The sign-for clock stands to the credit of an officer who has left the order, as an <see cref="OrderMark"/>.</summary>
    SignForCredited = 1,

    FirstActionCredited = 2,

    FeedbackCredited = 4,

    /// <summary>Sent back, failed an inspection or reopened under the officer who stands on it.</summary>
    Reworked = 8,

    /// <summary>The outcome told last is empty or a copy.</summary>
    OutcomeFaulty = 16,

    /// <summary>An outcome has been told by the officer who stands on it.</summary>
    OutcomeTold = 32,
}

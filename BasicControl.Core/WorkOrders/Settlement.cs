namespace BasicControl.Core.WorkOrders;

/// <summary>How a dispute ended, as told at report back. The numbers stand in the store.</summary>
public enum Settlement
{
    /// <summary>Neither, or not told yet.</summary>
    None = 0,

    /// <summary>达成协议: the parties agreed.</summary>
    Agreement = 1,

    /// <summary>移交并受理: referred, and the other side accepted it.</summary>
    ReferralAccepted = 2,
}

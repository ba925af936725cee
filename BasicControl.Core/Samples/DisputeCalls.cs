using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>What the sample knows of disputes: which calls are about one, and how they mostly end.</summary>
internal static class DisputeCalls
{
    private static readonly DisputeMapping Mapping = MappingShelf.Shipped();

    /// <summary>By the mapping that comes with the product, which is in force when a sample is loaded.</summary>
    public static bool IsDispute(MadeIncident call) =>
        Mapping.Mark(call.Record.Type, call.Record.Source, call.Record.Text).Kind != DisputeKind.None;

    /// <summary>Most end in an agreement, a few go to another house, a few are not settled at all.</summary>
    public static Settlement Ending(Random random) => random.NextDouble() switch
    {
        < 0.82 => Settlement.Agreement,
        < 0.97 => Settlement.ReferralAccepted,
        _ => Settlement.None,
    };

    /// <summary>One of the two good ends.</summary>
    public static Settlement GoodEnding(Random random) => random.NextDouble() < 0.85 ? Settlement.Agreement : Settlement.ReferralAccepted;
}

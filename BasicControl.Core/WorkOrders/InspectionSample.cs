using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders;

/// <summary>
/// Which orders are inspected (督查) before they close: every red one, and a random sample of the others. The sample is drawn by a hash of the
/// order, so that asking again, reporting back again or starting the program again never changes the answer; a greater share only adds orders.
/// </summary>
/// <param name="share">0–1: the share of orders that are sampled.</param>
public sealed class InspectionSample(double share = InspectionSample.UsualShare)
{
    public const double UsualShare = 0.05;

    /// <summary>Whether the sample has drawn the order.</summary>
    public bool Takes(WorkOrder order)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{order.Id.Value}/{order.Number}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) < share * ulong.MaxValue;
    }

    /// <summary>Why the order cannot be closed without an inspection, or null when it can.</summary>
    public Refusal? Demands(WorkOrder order) =>
        order.Level == Level.Red ? new("order.red-needs-inspection", null, order.Number)
        : Takes(order) ? new("order.sample-needs-inspection", null, order.Number)
        : null;
}

using System.ComponentModel.DataAnnotations;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Setup;

/// <summary>What a site sets of inspections, from the section <c>Inspection</c> of the settings.</summary>
internal sealed class InspectionSettings
{
    public const string Section = "Inspection";

    /// <summary>Share of the orders that are not red that are inspected before they close; every red one is.</summary>
    [Range(0.0, 1.0)]
    public double Share { get; set; } = InspectionSample.UsualShare;
}

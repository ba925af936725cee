namespace BasicControl.Core.Organisation;

/// <summary>Where a unit or person belongs from an instant to an instant.</summary>
internal interface ILink
{
    /// <summary>Included, UTC.</summary>
    DateTime From { get; }

    /// <summary>Excluded, UTC; null: until further notice.</summary>
    DateTime? To { get; set; }
}

namespace BasicControl.Web.Components.Shared;

/// <summary>Names the texts of <see cref="ColumnChoice{TColumn}"/>: a generic component has none under its own name.</summary>
public sealed class ColumnPicker;

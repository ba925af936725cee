namespace BasicControl.Core.Samples;

/// <summary>How much of the sample city's past is made. Counts of directives and leads are exact.</summary>
/// <param name="Days">Whole local days before today.</param>
/// <param name="CallsPerDay">Emergency calls of an ordinary day.</param>
/// <param name="Directives">Directives in all, of which <paramref name="DirectivesOpen"/> are open and <paramref name="DirectivesToday"/> of today.</param>
/// <param name="Leads">Leads in all, of which <paramref name="LeadsLate"/> are not fed back within 24 hours.</param>
/// <param name="LeadsFromHotline">Whether each lead has its record of the civic hotline; else it is a model's.</param>
/// <param name="RoundsPerDay">Scheduled visits of a day, beside those that calls give rise to.</param>
public sealed record SamplePreset(
    string Name, int Days, int CallsPerDay, int Directives, int DirectivesOpen, int? DirectivesToday, int Leads, int LeadsLate, bool LeadsFromHotline, int RoundsPerDay)
{
    /// <summary>Orders about disputes in all, or null: as many as the calls bring.</summary>
    public int? Disputes { get; init; }

    /// <summary>Of <see cref="Disputes"/>, settled: closed with agreement or accepted referral and not come in again.</summary>
    public int DisputesSettled { get; init; }

    /// <summary>Loads at once: three days.</summary>
    public static readonly SamplePreset Small = new("small", 3, 110, 15, 3, 3, 34, 3, true, 10);

    /// <summary>A full wall: thirty days, and today nine directives among fifteen stations.</summary>
    public static readonly SamplePreset Day = new("day", 30, 780, 369, 10, 9, 2_400, 10, true, 10);

    /// <summary>The year that real centres have published: 1,861 of 1,913 directives closed, 124,475 of 125,000 leads fed back within 24 hours, 20,784 of 21,718 disputes settled.</summary>
    public static readonly SamplePreset Year = new("year", 365, 150, 1_913, 52, 9, 125_000, 525, false, 10) { Disputes = 21_718, DisputesSettled = 20_784 };

    public static IReadOnlyList<SamplePreset> All { get; } = [Small, Day, Year];

    public static SamplePreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}

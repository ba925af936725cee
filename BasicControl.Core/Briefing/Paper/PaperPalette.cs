namespace BasicControl.Core.Briefing.Paper;

/// <summary>Colours of documents as RRGGBB: those of the light theme, so that paper and screen say the same.</summary>
public static class PaperPalette
{
    public const string Ink = "17202B";
    public const string Quiet = "4D5D70";
    public const string Line = "AEB9C6";
    public const string Head = "EEF2F7";
    public const string Accent = "0F766E";

    private static readonly string[] Grounds = ["FFFFFF", "DCEFEC", "B7DDD8", "8FC9C3", "66B2AB", "3D9A92", "1B8078", "0A625B"];
    private static readonly string[] Inks = [Quiet, Ink, Ink, Ink, "0B1A18", "06110F", "FFFFFF", "FFFFFF"];

    /// <summary>Lines and bars of a chart, told apart in grey print as well.</summary>
    private static readonly string[] SeriesColours = [Accent, "17202B", "66B2AB", "8A6D3B", "7A8798", "B7DDD8"];

    /// <param name="step">Step of a heat scale, 0 for no count.</param>
    public static string Ground(int step) => Grounds[step];

    /// <summary>The ink that reads on the ground of a step.</summary>
    public static string InkOn(int step) => Inks[step];

    public static string Series(int index) => SeriesColours[index % SeriesColours.Length];
}

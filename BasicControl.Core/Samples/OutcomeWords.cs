namespace BasicControl.Core.Samples;

/// <summary>How officers of the sample tell an outcome: in their own words, now and then in the words of everybody, seldom in none.</summary>
internal static class OutcomeWords
{
    private const string Empty = "已处理";
    private const double UsuallyEmpty = 0.006;
    private const double UsuallyPlain = 0.06;

    private static readonly string[] Plain = ["已按要求办理完毕，情况正常。", "已办结，无异常情况。"];

    private static readonly string[] Details =
    [
        "现场照片已上传。", "已告知当事人权利义务。", "已同步告知社区网格员。", "已约定下周再次联系。", "已留存联系方式。", "材料已归档。", "已向带班领导报告。",
        "已提醒注意安全防范。", "已登记台账。", "已请物业协助留意。",
    ];

    /// <param name="outcome">What came of it.</param>
    /// <param name="haste">1 for the usual officer: how often little is told.</param>
    public static string Tell(string outcome, double haste, Random random)
    {
        var chance = random.NextDouble();
        return chance < UsuallyEmpty * haste ? Empty
            : chance < (UsuallyEmpty + UsuallyPlain) * haste ? Plain[random.Next(Plain.Length)]
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{random.Next(8, 21)}时{random.Next(60):00}分到场。{outcome}{Details[random.Next(Details.Length)]}");
    }
}

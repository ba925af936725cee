namespace BasicControl.Core.Samples;

/// <summary>Names put together from common surnames and given names; who bears one does so by chance.</summary>
internal static class PeopleNames
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

    private const string First = "建国文志明晓海永春家子德世立光天学思宏正伟新浩嘉振安少玉金景俊承启泽";

    private const string Second = "华军平强辉峰磊涛斌超鹏飞勇杰刚毅宁波林亮栋梁凯琳敏静娜婷雪梅芳洁颖欣怡然博文轩宇航晨阳";

    /// <summary>A name that no other call with the same <paramref name="taken"/> has returned.</summary>
    public static string Next(Random random, HashSet<string> taken)
    {
        while (true)
        {
            var name = random.NextDouble() < 0.24
                ? $"{Pick(Surnames)}{Pick(Second)}"
                : $"{Pick(Surnames)}{Pick(First)}{Pick(Second)}";
            if (taken.Add(name))
            {
                return name;
            }
        }

        char Pick(string from) => from[random.Next(from.Length)];
    }
}

using BasicControl.Core.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Privacy;

public sealed class PersonalNumbersTests
{
    [Theory]
    [InlineData("身份证11010519491231002X，来电", "身份证**，来电")]
    [InlineData("身份证号：110105 19491231 002x", "身份证号：**")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", "**")]
    [InlineData("张某13812345678称", "张某**称")]
    [InlineData("电话 138-1234-5678 或 +86 139 8765 4321", "电话 ** 或 +**")]
    [InlineData("座机010-62345678转分机", "座机**转分机")]
    [InlineData("(0571) 8765 4321", "(**")]
    [InlineData("客服 400-810-8888", "客服 **")]
    [InlineData("车牌京A12345逃逸", "车牌**逃逸")]
    [InlineData("新能源 沪AD12345、苏E·88888", "新能源 **、**")]
    [InlineData("粤Z1234港", "**")]
    [InlineData("转账至6222 0200 0000 0000 000", "转账至**")]
    [InlineData("两个号13812345678、13912345678都打过", "两个号**、**都打过")]
    [InlineData("京A44ZxZ13812345678", "****")] // nothing parts the two
    [InlineData("京A1234513812345678", "****")]
    [InlineData("沪AD1234513812345678", "****")]
    [InlineData("11010519491231002x13812345678", "****")]
    [InlineData("13812345678x2", "**x2")]
    [InlineData("13812345678X", "**X")]
    public void Numbers_that_name_a_person_are_masked_in_free_text(string text, string masked) => Assert.Equal(masked, PersonalNumbers.Mask(text));

    [Theory]
    [InlineData("2026年11月21日 14:30 接报")]
    [InlineData("D-20261121-0007")]
    [InlineData("赔偿 12000 元，伤 3 人")]
    [InlineData("110105194912310021")] // wrong check digit
    [InlineData("12812345678")] // no mobile begins so
    [InlineData("138123456789012345678901")] // a longer number is another number
    [InlineData("江A组负责")]
    [InlineData("")]
    public void Other_numbers_stay(string text) => Assert.Equal(text, PersonalNumbers.Mask(text));

    [Fact]
    public void What_is_found_is_told_by_kind()
    {
        Assert.Equal(
            [PersonalNumberKind.Plate, PersonalNumberKind.IdentityNumber, PersonalNumberKind.Mobile, PersonalNumberKind.Landline, PersonalNumberKind.BankCard],
            PersonalNumbers.Find("京A12345 / 11010519491231002X / 13812345678 / 010-62345678 / 6222020000000000000").Select(number => number.Kind));
    }

    [Fact]
    public void An_identity_number_is_found_wherever_it_stands() => Hold((seed, text) =>
    {
        var number = IdentityNumber(seed);
        return !PersonalNumbers.Mask($"{Words(text)}，{number}，{Words(text)}").Contains(number, StringComparison.Ordinal);
    });

    [Fact]
    public void An_identity_number_with_another_check_digit_is_none() => Hold((seed, _) =>
    {
        var number = IdentityNumber(seed);
        var wrong = number[..17] + (number[17] == '7' ? '8' : '7');
        return PersonalNumbers.Find(wrong).All(found => found.Kind != PersonalNumberKind.IdentityNumber);
    });

    [Fact]
    public void A_mobile_is_found_however_it_is_parted() => Hold((seed, _) =>
    {
        var digits = $"1{3 + (seed % 7)}{seed % 1_000_000_000:000000000}";
        var between = new[] { "", " ", "-", "－", ". " }[seed % 5];
        return PersonalNumbers.Mask($"电话{digits[..3]}{between}{digits[3..7]}{between}{digits[7..]}。") == "电话**。";
    });

    [Fact]
    public void What_is_found_lies_in_the_text_one_behind_the_other() => Hold((seed, text) =>
    {
        var at = 0;
        var searched = $"{text}{seed}{text}";
        foreach (var number in PersonalNumbers.Find(searched))
        {
            if (number.Start < at || number.Length < 1)
            {
                return false;
            }

            at = number.Start + number.Length;
        }

        return at <= searched.Length;
    });

    [Fact]
    public void Masked_once_is_masked() => Hold((seed, text) =>
    {
        var once = PersonalNumbers.Mask($"{text}1{3 + (seed % 7)}{seed % 1_000_000_000:000000000} 京A12345{text}");
        return PersonalNumbers.Mask(once) == once;
    });

    [Fact]
    public void However_numbers_run_into_each_other_masked_once_is_masked() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(
            Gen.ListOf(Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Elements(
                IdentityNumber((uint)seed), "1380" + (seed % 10_000_000).ToString("0000000"), "010-62345678", "400-810-8888", "6222020000000000000",
                "京A", "京A44ZxZ", "京A12345", "沪AD12345", "苏E·888", "Z", "x", "X", "挂", "张", " ", "-", "（", "86", "00", "1", "7", "３"))).ToArbitrary(),
            pieces =>
            {
                var once = PersonalNumbers.Mask(string.Concat(pieces));
                return PersonalNumbers.Mask(once) == once;
            }));

    [Fact]
    public void A_text_of_digits_alone_is_walked_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("1 ", 20_000));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        PersonalNumbers.Find(text);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    private static void Hold(Func<uint, string, bool> law) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.ListOf(Gen.Elements("京A8x张三电话１２3-4 .(）Z·0".ToCharArray())).ToArbitrary(), (seed, letters) => law((uint)seed, string.Concat(letters))));

    private static string Words(string? text) => new([.. (text ?? "").Where(letter => !char.IsDigit(letter) && letter is not ('x' or 'X'))]);

    private static string IdentityNumber(uint seed)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var body = $"{110000 + (seed % 500000)}{1930 + (seed % 90)}{1 + (seed % 12):00}{1 + (seed % 28):00}{seed % 1000:000}";
        return body + "10X98765432"[body.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
    }
}

using BasicControl.Core.Disputes;
using BasicControl.Web.Components.Shared;

namespace BasicControl.Tests.Privacy;

public sealed class AddressMaskTests
{
    [Theory]
    [InlineData("厦禾路88号3栋2单元1202室吵架", "厦禾路**号**栋**单元**室吵架")]
    [InlineData("厦禾路 88 号", "厦禾路 ** 号")]
    [InlineData("万景阁A12-3号楼", "万景阁A**号楼")]
    [InlineData("十二号楼三楼", "**号楼**楼")]
    public void Houses_and_rooms_are_masked_in_free_text(string text, string masked) => Assert.Equal(masked, AddressMask.InText(text));

    [Theory]
    [InlineData("3号线停运")]
    [InlineData("三号岗灯坏，明早送修")]
    [InlineData("11月25号前办结，第二号文件")]
    [InlineData("伤 3 人，2026年9月")]
    public void Lines_days_and_counts_stay(string text) => Assert.Equal(text, AddressMask.InText(text));

    [Fact]
    public void A_record_masks_its_own_address_wherever_a_text_repeats_it_until_it_is_clear()
    {
        var mask = new RecordMask("88 WEST 42 STREET APT 5B", IsForeign: false);

        Assert.DoesNotContain("88", mask.Written("Calls from 88 West 42 Street Apt 5B again"), StringComparison.Ordinal);
        Assert.Equal("Calls from 88 West 42 Street Apt 5B", (mask with { IsClear = true }).Written("Calls from 88 West 42 Street Apt 5B"));
    }
}

using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components;

public sealed class RefusalListTests : OfficeTest
{
    [Theory]
    [InlineData("zh-CN", "措施 为空；请填写。", "groups.words 为空；请填写。")]
    [InlineData("en", "measures is missing; fill it in.", "groups.words is missing; fill it in.")]
    public void A_field_of_a_form_is_named_in_the_viewers_language_and_a_key_of_their_own_file_as_it_stands(string culture, string field, string key)
    {
        In(culture);

        var list = Render<RefusalList>(p => p.Add(x => x.Refusals, [new("text.missing", "measures"), new("text.missing", "groups.words")]));

        Assert.Equal([field, key], list.FindAll("li").Select(line => line.TextContent));
    }

    [Fact]
    public void Posts_moves_and_states_are_told_in_words()
    {
        var moves = Enum.GetNames<OrderAction>();
        Refusal[] refusals =
        [
            .. Enum.GetNames<Post>().SelectMany(post => moves.Select(move => new Refusal("order.post-may-not", null, post, move)).Append(new("import.post-may-not", null, post))),
            .. Enum.GetNames<Post>().SelectMany(post => new[] { "access.not-allowed", "role.not-for-people", "role.exists", "role.other-administrator" }.Select(code => new Refusal(code, "role", post))),
            .. Enum.GetNames<WorkOrderState>().SelectMany(state => moves.Select(move => new Refusal("order.move-not-allowed", null, state, move))),
        ];

        var told = Render<RefusalList>(p => p.Add(x => x.Refusals, refusals)).FindAll("li").Select(line => line.TextContent).ToList();

        Assert.All(told, line => Assert.DoesNotMatch("[A-Za-z_]", line));
        Assert.Equal(refusals.Length, told.Distinct().Count());
        Assert.Contains(told, line => line.StartsWith("岗位 办案民警 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("briefing", Permission.WriteBriefing)]
    [InlineData("import", Permission.ImportFiles)]
    [InlineData("keys", Permission.ManageSystem)]
    [InlineData("mapping", Permission.PublishMapping)]
    [InlineData("organisation", Permission.ManageSystem)]
    [InlineData("retention", Permission.ManageSystem)]
    [InlineData("rubric", Permission.PublishRubric)]
    [InlineData("target", Permission.PublishRubric)]
    public void A_post_that_may_not_is_sent_to_those_that_may_and_to_no_other(string what, Permission permission)
    {
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            In(culture);
            var words = Services.GetRequiredService<Words>();
            var told = Render<RefusalList>(p => p.Add(x => x.Refusals, [new($"{what}.post-may-not", null, nameof(Post.Simulator))])).Find("li").TextContent;

            Assert.All(PermissionTable.Roles, role => Assert.Equal(PermissionTable.Allows(role, permission), told.Contains(words.Of(role), StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void A_key_that_the_viewer_wrote_is_told_as_it_stands()
    {
        var list = Render<RefusalList>(p => p.Add(x => x.Refusals, [new("text.missing", "source")]).Add(x => x.OfKeys, true));

        Assert.Equal("source 为空；请填写。", list.Find("li").TextContent);
    }
}

using BasicControl.Web;

namespace BasicControl.Tests.Components;

public sealed class LinksTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders?level=red#top")]
    public void An_address_of_this_server_is_local(string address) => Assert.True(Links.IsLocal(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/a\tb")]
    [InlineData("https://evil.example/")]
    [InlineData("orders")]
    public void Anything_else_is_not_local(string? address) => Assert.False(Links.IsLocal(address));
}

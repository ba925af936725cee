using BasicControl.Web;
using BasicControl.Web.Setup;

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

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:80")]
    [InlineData("http://localhost:1")]
    public void A_loopback_address_may_be_listened_on(string address) => Assert.True(Loopback.IsLoopback(address));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.168.1.2:5080")]
    [InlineData("127.0.0.1:5080")]
    public void No_other_address_may_be_listened_on(string address)
    {
        Assert.False(Loopback.IsLoopback(address));
        Assert.Throws<InvalidOperationException>(() => WebHost.Build(new ServeOptions { Urls = address }));
    }
}

using System.CommandLine;

namespace BasicControl.Web.Setup;

/// <summary>The program's command line; without a command it serves the web pages.</summary>
public static class CommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "The address to listen on; loopback only.",
            DefaultValueFactory = _ => ServeOptions.DefaultUrls,
        };
        var root = new RootCommand("BasicControl: the working system and live wall of a basic control centre.") { urls };
        root.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebHost.Build(new ServeOptions { Urls = parsed.GetValue(urls)! });
            await app.RunAsync(cancellation);
            return 0;
        });
        return root.Parse(args).InvokeAsync();
    }
}

using System.CommandLine;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Commands;

/// <summary>The options that commands share. Each command makes its own instance and adds those that it has a use for.</summary>
internal sealed class SharedOptions
{
    /// <summary>Variable of the environment that holds the key, so that it stands in no list of processes.</summary>
    public const string KeyVariable = "BASICCONTROL_KEY";

    public const string DefaultDatabase = "./data/basiccontrol.db";

    private static readonly CommandWords Words = new(typeof(SharedOptions));

    /// <summary>The store: <c>sqlite:PATH</c> or a plain path.</summary>
    public Option<string> Database { get; } = new("--db")
    {
        Description = Words["Database"],
        HelpName = "sqlite:PATH",
        DefaultValueFactory = _ => DefaultDatabase,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && StorePath.Parse(token.Value) is null)
                {
                    result.AddError(Words["NoStore", token.Value]);
                }
            },
        },
    };

    /// <summary>The answer as one JSON document on standard output, for scripts.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = Words["Json"] };

    /// <summary>For writing commands: hand the work to the server that owns the store.</summary>
    public Option<Uri?> Server { get; } = new("--server")
    {
        Description = Words["Server"],
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError(Words["NoAddress", result.Tokens[0].Value]);
            return null;
        },
    };

    /// <summary>The key to send to <see cref="Server"/>.</summary>
    public Option<string?> Key { get; } = new("--key") { Description = Words["Key", KeyVariable, DemoKey.FileName], HelpName = "KEY" };

    /// <summary>What a command that only reads takes.</summary>
    public SharedOptions AddReading(Command command)
    {
        command.Add(Database);
        command.Add(Json);
        return this;
    }

    /// <summary>What a command that writes takes.</summary>
    public SharedOptions AddWriting(Command command)
    {
        AddReading(command);
        command.Add(Server);
        command.Add(Key);
        return this;
    }
}

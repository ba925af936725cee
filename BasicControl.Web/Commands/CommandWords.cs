using System.Globalization;
using System.Resources;

namespace BasicControl.Web.Commands;

/// <summary>The texts of one command, from the <c>.resx</c> beside it, in the language of the terminal; Chinese first.</summary>
internal sealed class CommandWords(Type command)
{
    private readonly ResourceManager _texts = new(command);

    /// <exception cref="MissingManifestResourceException">The key has no text: a fault of the program.</exception>
    public string this[string key] =>
        _texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"{command.Name}: no text {key}");

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

internal static class CheckedOptions
{
    /// <summary>Binds a section of the settings; an impossible value stops the start and is named with its whole key.</summary>
    public static void AddChecked<TOptions>(this WebApplicationBuilder builder, string section)
        where TOptions : class
    {
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TOptions>>(new Check<TOptions>(section));
    }

    private sealed class Check<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var found = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(found.Select(one => $"{section}:{string.Join(',', one.MemberNames)}: {one.ErrorMessage}"));
        }
    }
}

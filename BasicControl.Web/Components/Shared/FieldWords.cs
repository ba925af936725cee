using System.Globalization;
using BasicControl.Core.Basics;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Shared;

/// <summary>Fields of forms as a person reads them. A program and a file know a field by its key, and so does a refusal.</summary>
public sealed class FieldWords(IStringLocalizer<FieldWords> text)
{
    /// <summary>A refusal in the viewer's language with its field in words; one without words stays as it is.</summary>
    public string Of(Refusal refusal) =>
        RefusalText.Of(refusal.Field is { } field && text[field] is { ResourceNotFound: false } known ? refusal with { Field = known.Value } : refusal, CultureInfo.CurrentUICulture);
}

using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Shared;

/// <summary>
/// What a refusal names, as a person reads it: fields of forms, posts, moves and states. A program and a file know them by their key,
/// and so does a refusal.
/// </summary>
public sealed class FieldWords(IStringLocalizer<FieldWords> text, Words words)
{
    /// <summary>A refusal in the viewer's language with its field in words; one without words stays as it is.</summary>
    public string Of(Refusal refusal) => RefusalText.Of(
        new(refusal.Code, refusal.Field is { } field && text[field] is { ResourceNotFound: false } known ? known.Value : refusal.Field, Arguments(refusal)),
        CultureInfo.CurrentUICulture);

    private string[] Arguments(Refusal refusal) => refusal switch
    {
        { Code: "order.move-not-allowed", Arguments: [var state, var action] } => [Said<WorkOrderState>(state, words.Of), Said<OrderAction>(action, words.Of)],
        { Code: "access.not-allowed" or "role.not-for-people" or "role.exists" or "role.other-administrator", Arguments: [var post] } => [Said<Post>(post, words.Of)],
        { Arguments: [var post, .. var actions] } when refusal.Code.EndsWith(".post-may-not", StringComparison.Ordinal) =>
            [Said<Post>(post, words.Of), .. actions.Select(action => Said<OrderAction>(action, words.Of))],
        _ => refusal.Arguments,
    };

    private static string Said<T>(string key, Func<T, string> words)
        where T : struct, Enum => Enum.TryParse<T>(key, out var known) ? words(known) : key;
}

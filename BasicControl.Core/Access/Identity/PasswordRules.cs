using Microsoft.AspNetCore.Identity;

namespace BasicControl.Core.Access.Identity;

/// <summary>
/// What a password has to be: ten characters of three kinds, not made of the number or name, no run of the same few characters, and
/// none of the last five. The codes of the errors are refusals.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 10;
    public const int Longest = 128;

    private const int Kinds = 3;
    private const int DifferentCharacters = 5;
    private const int LongestRun = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(user, password ?? "") is { } code
            ? Failed(code)
            : ((AccountManager)manager).WasUsed(user, password!) ? Failed("password.used-before") : IdentityResult.Success);

    /// <summary>Why the text is no password for the account, aside from the ones before; null: it is one.</summary>
    public static string? Fault(Account user, string password)
    {
        if (password.Length < Shortest)
        {
            return "password.too-short";
        }

        if (password.Length > Longest)
        {
            return "password.too-long";
        }

        if (KindsOf(password) < Kinds)
        {
            return "password.too-plain";
        }

        if (password.Distinct().Count() < DifferentCharacters || HasRun(password))
        {
            return "password.run";
        }

        return Tells(password, user.UserName) || Tells(password, user.Name) ? "password.tells-who" : null;
    }

    private static int KindsOf(string password) => new[]
    {
        password.Any(char.IsAsciiLetterLower), password.Any(char.IsAsciiLetterUpper), password.Any(char.IsAsciiDigit), password.Any(letter => !char.IsAsciiLetterOrDigit(letter)),
    }.Count(found => found);

    /// <summary>Characters that follow on, up, down or the same: <c>1234</c>, <c>dcba</c>, <c>aaaa</c>.</summary>
    private static bool HasRun(string password)
    {
        var (step, length) = (0, 1);
        for (var i = 1; i < password.Length; i++)
        {
            var next = password[i] - password[i - 1];
            length = next is >= -1 and <= 1 ? next == step ? length + 1 : 2 : 1;
            step = next;
            if (length > LongestRun)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Tells(string password, string? word) => word is { Length: >= 2 } && password.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IdentityResult Failed(string code) => IdentityResult.Failed(new IdentityError { Code = code });
}

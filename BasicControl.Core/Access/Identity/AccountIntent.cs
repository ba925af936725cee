using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access.Identity;

/// <summary>Who changes an account, and why: what the journal says of the next change.</summary>
/// <param name="Event">The event to write instead of the usual one, or null.</param>
/// <param name="Before">Asked inside the transaction before anything is written; a refusal stops the change.</param>
/// <param name="Beside">Written in the same transaction, with the account's id; a refusal stops the change.</param>
internal sealed record AccountIntent(
    Actor Actor, AccountStep Step, IChangeEvent? Event = null, Func<WriteSession, Account, Refusal?>? Before = null, Func<WriteSession, AccountId, Refusal?>? Beside = null);

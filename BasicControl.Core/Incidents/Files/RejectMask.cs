using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// What an export shows of rejected rows to those who may not have them in clear. A mask finds numbers and houses but no names, so a column whose heading says
/// nothing stays shut, and a reason tells no more than what is wrong with which field.
/// </summary>
/// <param name="mask">Null: everything as it came.</param>
internal sealed class RejectMask(IReadOnlyList<string> columns, Func<string, string>? mask)
{
    private const string Mark = "**";

    private readonly HashSet<string> _known = [.. ColumnWords.Match(columns).Values];

    public string Cell(string column, string cell) => mask is null || cell.Length == 0 ? cell : _known.Contains(column) ? mask(cell) : Mark;

    public Refusal Reason(Refusal refusal) => mask is null ? refusal : new(refusal.Code, refusal.Field, [.. refusal.Arguments.Select(_ => Mark)]);
}

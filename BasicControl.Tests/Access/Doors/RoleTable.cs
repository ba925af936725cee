using BasicControl.Core.Access;
using BasicControl.Tests.Kit;
using BasicControl.Web.Access;

namespace BasicControl.Tests.Access.Doors;

/// <summary>A table of who may do what that is kept beside the tests, so that a change of it is seen and read.</summary>
internal static class RoleTable
{
    /// <summary>The roles, and last somebody who only looks at a demonstration.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. PermissionTable.Roles.Select(role => role.ToString()), Proof.Visitor];

    /// <summary>Compares with the kept table. On a difference the table as it is now stands in the message, to be read and then kept.</summary>
    /// <param name="file">Name in this folder.</param>
    public static void Matches(string file, IEnumerable<(string Name, IReadOnlyList<string> Cells)> rows)
    {
        var (all, path) = (rows.ToList(), $"BasicControl.Tests/Access/Doors/{file}");
        var width = all.Max(row => row.Name.Length);
        var lines = all.Select(row => Line(row.Name, row.Cells)).Prepend(Line("", Columns)).ToList();
        var kept = File.Exists(Path.Combine(Repository.Root, path)) ? Repository.Read(path).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') : [];

        var changed = lines.Except(kept).Select(line => "+ " + line).Concat(kept.Except(lines).Select(line => "- " + line)).ToList();
        if (changed.Count > 0) File.WriteAllLines(Path.Combine(Path.GetTempPath(), file), lines);
        Assert.True(changed.Count == 0, $"{path} tells otherwise; as it is now it stands in {Path.Combine(Path.GetTempPath(), file)}:\n{string.Join('\n', changed)}");

        string Line(string name, IReadOnlyList<string> cells) =>
            $"{name.PadRight(width)} | {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(Columns[i].Length)))}".TrimEnd();
    }
}

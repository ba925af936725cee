using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>What a mapping may not say although each of its keys is right: twice the same, names of nothing, a group inside itself.</summary>
internal static class MappingRules
{
    public static void Check(MappingDocument mapping, List<Refusal> refusals)
    {
        CheckTypes(mapping.Types, refusals);
        CheckGroups(mapping.Groups, refusals);
    }

    private static void CheckTypes(IReadOnlyList<TypeRule> types, List<Refusal> refusals)
    {
        var seen = new Dictionary<(string? Source, string Type), int>();
        foreach (var (index, rule) in types.Index())
        {
            var key = (rule.Source, TextFolding.Fold(rule.Type));
            if (rule.Type.Length > 0 && !seen.TryAdd(key, index))
            {
                refusals.Add(new("mapping.type-twice", $"types[{index}].type", rule.Type, $"types[{seen[key]}]"));
            }
        }
    }

    private static void CheckGroups(IReadOnlyList<WordGroup> groups, List<Refusal> refusals)
    {
        var byName = new Dictionary<string, WordGroup>(StringComparer.Ordinal);
        foreach (var (index, group) in groups.Index())
        {
            if (!byName.TryAdd(group.Name, group))
            {
                refusals.Add(new("mapping.group-twice", $"groups[{index}].name", group.Name));
            }
        }

        foreach (var (index, group) in groups.Index())
        {
            foreach (var name in group.Includes.Where(name => !byName.ContainsKey(name)))
            {
                refusals.Add(new("mapping.group-unknown", $"groups[{index}].includes", name, string.Join(" | ", byName.Keys.Take(20))));
            }
        }

        if (Loop(groups, byName) is { } loop)
        {
            var first = groups.Index().First(pair => pair.Item.Name == loop[0]).Index;
            refusals.Add(new("mapping.group-loop", $"groups[{first}].includes", string.Join(" → ", loop)));
        }
    }

    /// <summary>The names around the first loop, the first of them again at its end; null when there is none.</summary>
    private static List<string>? Loop(IReadOnlyList<WordGroup> groups, Dictionary<string, WordGroup> byName)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (Walk(group.Name, [], done, byName) is { } loop)
            {
                return loop;
            }
        }

        return null;
    }

    private static List<string>? Walk(string name, List<string> path, HashSet<string> done, Dictionary<string, WordGroup> byName)
    {
        if (path.IndexOf(name) is >= 0 and var from)
        {
            return [.. path[from..], name];
        }

        if (done.Contains(name) || !byName.TryGetValue(name, out var group))
        {
            return null;
        }

        path.Add(name);
        foreach (var included in group.Includes)
        {
            if (Walk(included, path, done, byName) is { } loop)
            {
                return loop;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(name);
        return null;
    }
}

using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>One object of a profile's JSON: takes its keys and gathers what is wrong with them. A taken key that is wrong yields a harmless value.</summary>
internal sealed class ProfileKeys(string file, JsonElement element, string path, List<Refusal>? refusals = null)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public List<Refusal> Refusals { get; } = refusals ?? [];

    public string Text(string key, Func<string, bool>? rule = null, string wanted = "\"…\"") => Text(key, required: true, rule, wanted) ?? "";

    public string? OptionalText(string key, Func<string, bool>? rule = null, string wanted = "\"…\"") => Text(key, required: false, rule, wanted);

    public string Word(string key, string[] words) => Text(key, words.Contains, string.Join(" | ", words));

    public TimeSpan? Interval(string key)
    {
        var text = Text(key, required: false, value => Span(value) > TimeSpan.Zero, "01:00:00 | 1.00:00:00");
        return text is null ? null : Span(text);
    }

    public ProfileKeys Object(string key)
    {
        if (Take(key, required: true, JsonValueKind.Object, "{ … }") is { } value)
        {
            return new(file, value, Path(key), Refusals);
        }

        return new(file, JsonDocument.Parse("{}").RootElement, Path(key), []);
    }

    public IEnumerable<ProfileKeys> Objects(string key)
    {
        var list = Take(key, required: true, JsonValueKind.Array, "[ { … } ]");
        if (list?.GetArrayLength() is 0)
        {
            Lacks(key, "[ { … } ]");
        }

        foreach (var (index, value) in list?.EnumerateArray().Index() ?? [])
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                yield return new(file, value, $"{Path(key)}[{index}]", Refusals);
            }
            else
            {
                Refuse($"{key}[{index}]", value.GetRawText(), "{ … }");
            }
        }
    }

    public IReadOnlyList<string> Texts(string key, bool required, Func<string, bool>? rule = null, string wanted = "[\"…\"]")
    {
        var texts = new List<string>();
        var list = Take(key, required, JsonValueKind.Array, wanted);
        foreach (var value in list?.EnumerateArray() ?? default)
        {
            if (value.ValueKind == JsonValueKind.String && (rule is null || rule(value.GetString()!)))
            {
                texts.Add(value.GetString()!);
            }
            else
            {
                Refuse(key, Shown(value), wanted);
            }
        }

        if (required && list?.GetArrayLength() is 0)
        {
            Lacks(key, wanted);
        }

        return texts;
    }

    public Dictionary<string, T> Map<T>(string key, Func<string, (bool Fits, T Value)> read, string wanted, bool required = false)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var pair in Take(key, required, JsonValueKind.Object, "{ … }")?.EnumerateObject() ?? default)
        {
            if (pair.Value.ValueKind == JsonValueKind.String && read(pair.Value.GetString()!) is (true, var value))
            {
                map[pair.Name] = value;
            }
            else
            {
                Refuse($"{key}.{pair.Name}", Shown(pair.Value), wanted);
            }
        }

        return map;
    }

    public IReadOnlyCollection<(double Latitude, double Longitude)> Points(string key)
    {
        var points = new List<(double, double)>();
        foreach (var value in Take(key, required: false, JsonValueKind.Array, "[[0, 0]]")?.EnumerateArray() ?? default)
        {
            if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
                && value.EnumerateArray().All(number => number.ValueKind == JsonValueKind.Number))
            {
                points.Add((value[0].GetDouble(), value[1].GetDouble()));
            }
            else
            {
                Refuse(key, Shown(value), "[[0, 0]]");
            }
        }

        return points;
    }

    public void Refuse(string key, string value, string wanted) => Refusals.Add(new("profile.value-wrong", Path(key), file, value, wanted));

    public void Lacks(string key, string wanted) => Refusals.Add(new("profile.key-missing", Path(key), file, wanted));

    /// <summary>A key that nobody asked for is a slip of the pen, and is named.</summary>
    public void RefuseOthers()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var pair in element.EnumerateObject().Where(pair => !_taken.Contains(pair.Name) && pair.Name != "$schema"))
        {
            Refusals.Add(new("profile.key-unknown", Path(pair.Name), file, string.Join(" | ", _taken.Order(StringComparer.Ordinal))));
        }
    }

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();

    private static TimeSpan Span(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : TimeSpan.Zero;

    private string? Text(string key, bool required, Func<string, bool>? rule, string wanted)
    {
        if (Take(key, required, JsonValueKind.String, wanted)?.GetString() is not { } text)
        {
            return null;
        }

        if (text.Length is 0 or > TextBounds.Key || rule?.Invoke(text) == false)
        {
            Refuse(key, $"\"{text}\"", wanted);
        }

        return text;
    }

    private JsonElement? Take(string key, bool required, JsonValueKind kind, string wanted)
    {
        _taken.Add(key);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                Lacks(key, wanted);
            }

            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Refuse(key, Shown(value), wanted);
        return null;
    }

    private string Path(string key) => path.Length == 0 ? key : $"{path}.{key}";
}

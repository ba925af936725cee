using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>One object of a profile's or mapping's JSON: takes its keys and gathers what is wrong with them. A taken key that is wrong yields a harmless value.</summary>
/// <param name="noun">What the codes of the refusals begin with.</param>
internal sealed class ProfileKeys(string file, JsonElement element, string path, List<Refusal>? refusals = null, string noun = "profile")
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

    public int Number(string key, int least, int most)
    {
        var wanted = $"{least}–{most}";
        var value = Take(key, required: true, JsonValueKind.Number, wanted);
        if (value?.TryGetInt32(out var number) is true && number >= least && number <= most)
        {
            return number;
        }

        if (value is { } wrong)
        {
            Refuse(key, Shown(wrong), wanted);
        }

        return least;
    }

    /// <summary>True or false; false when it is not there.</summary>
    public bool Flag(string key)
    {
        _taken.Add(key);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out var value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse(key, Shown(value), "true | false");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    public ProfileKeys Object(string key)
    {
        if (Take(key, required: true, JsonValueKind.Object, "{ … }") is { } value)
        {
            return new(file, value, Path(key), Refusals, noun);
        }

        return new(file, JsonDocument.Parse("{}").RootElement, Path(key), [], noun);
    }

    public IEnumerable<ProfileKeys> Objects(string key, bool required = true)
    {
        var list = Take(key, required, JsonValueKind.Array, "[ { … } ]");
        if (required && list?.GetArrayLength() is 0)
        {
            Lacks(key, "[ { … } ]");
        }

        foreach (var (index, value) in list?.EnumerateArray().Index() ?? [])
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                yield return new(file, value, $"{Path(key)}[{index}]", Refusals, noun);
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

    public void Refuse(string key, string value, string wanted) => Refusals.Add(new(noun + ".value-wrong", Path(key), file, value, wanted));

    public void Lacks(string key, string wanted) => Refusals.Add(new(noun + ".key-missing", Path(key), file, wanted));

    /// <summary>A key that nobody asked for is a slip of the pen, and is named.</summary>
    public void RefuseOthers()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var pair in element.EnumerateObject().Where(pair => !_taken.Contains(pair.Name) && pair.Name != "$schema"))
        {
            Refusals.Add(new(noun + ".key-unknown", Path(pair.Name), file, string.Join(" | ", _taken.Order(StringComparer.Ordinal))));
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

    public string Path(string key) => path.Length == 0 ? key : $"{path}.{key}";
}

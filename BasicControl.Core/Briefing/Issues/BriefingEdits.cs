using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>What an edit and a signature do to a draft. The document is a value: each gives a new one.</summary>
internal static class BriefingEdits
{
    public static Outcome<int> Apply(WriteSession session, BriefingRecord row, EditBriefing asked, Actor actor)
    {
        var document = BriefingJson.Read(row.Content);
        var refusals = Check(document, asked);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var changed = asked.Sentences.Where(one => SentenceAt(document, one.Key) != one.Value).Select(one => one.Key).ToList();
        row.Content = BriefingJson.Write(With(document, asked.Sentences, asked.Measures) with
        {
            // One whose hour has passed stays marked so until it is signed.
            State = row.State == BriefingState.Unsigned ? BriefingState.Unsigned : BriefingState.Edited,
        });
        row.State = row.State == BriefingState.Unsigned ? BriefingState.Unsigned : BriefingState.Edited;
        row.Written = string.Join('\n', row.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Union(changed).Order(StringComparer.Ordinal));
        row.Version++;
        session.Record(new(Subject.Briefing, row.Id, session.Now, Event(BriefingAction.Edited, row), actor, row.CityId));
        return row.Version;
    }

    public static Outcome<int> Sign(WriteSession session, BriefingRecord row, string name, Actor actor)
    {
        if (TextRefusal("name", name, TextBounds.Key) is { } no)
        {
            return no;
        }

        var signature = new BriefingSignature(name.Trim(), Said.Of($"Post_{actor.Post}"), session.Now);
        row.Content = BriefingJson.Write(BriefingJson.Read(row.Content) with { State = BriefingState.Signed, Signature = signature });
        (row.State, row.Hash, row.SignedBy, row.SignedAt) = (BriefingState.Signed, BriefingJson.Hash(row.Content), signature.Name, session.Now);
        row.Version++;
        foreach (var older in session.Db.Briefings.Where(other => other.CityId == row.CityId && other.From == row.From && other.To == row.To && other.Number < row.Number).ToList())
        {
            (older.State, older.Version) = (BriefingState.Replaced, older.Version + 1);
        }

        session.Record(new(Subject.Briefing, row.Id, session.Now, Event(BriefingAction.Signed, row) with { Hash = Convert.ToHexStringLower(row.Hash) }, actor, row.CityId));
        return row.Version;
    }

    /// <summary>Carries what a person wrote into the new version's places.</summary>
    public static BriefingDocument KeepWritten(BriefingDocument draft, BriefingRecord corrected)
    {
        var before = BriefingJson.Read(corrected.Content);
        var kept = corrected.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(place => SentenceAt(before, place) is not null && SentenceAt(draft, place) is not null)
            .ToDictionary(place => place, place => SentenceAt(before, place)!.Value);
        return kept.Count == 0 ? draft : With(draft, kept, new Dictionary<string, LocalName>()) with { State = BriefingState.Edited };
    }

    public static BriefingChanged Event(BriefingAction action, BriefingRecord row) => new(action, row.CityId, row.Span, row.From, row.To, row.Number);

    public static Refusal? TextRefusal(string field, string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? new("text.missing", field)
        : text.Length > most ? new("text.too-long", field, most.ToString(CultureInfo.InvariantCulture))
        : null;

    private static LocalName? SentenceAt(BriefingDocument document, string place) =>
        BriefingPlaces.Sentences(document).Where(one => one.Place == place).Select(one => (LocalName?)one.Text).FirstOrDefault();

    private static List<Refusal> Check(BriefingDocument document, EditBriefing asked)
    {
        var places = BriefingPlaces.Sentences(document).Select(one => one.Place).ToHashSet(StringComparer.Ordinal);
        var numbers = BriefingPlaces.Measures(document).Select(one => one.Place).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. asked.Sentences.Keys.Where(place => !places.Contains(place)).Concat(asked.Measures.Keys.Where(number => !numbers.Contains(number)))
                .Select(place => new Refusal("briefing.place-unknown", null, place)),
            .. asked.Sentences.Concat(asked.Measures).SelectMany(one => new[] { TextRefusal(one.Key, one.Value.Zh, TextBounds.Text), one.Value.En is { } en ? TextRefusal($"{one.Key} (en)", en, TextBounds.Text) : null })
                .OfType<Refusal>(),
        ];
    }

    private static BriefingDocument With(BriefingDocument document, IReadOnlyDictionary<string, LocalName> sentences, IReadOnlyDictionary<string, LocalName> measures) =>
        document with { Sections = [.. document.Sections.Select(section => section with { Blocks = [.. section.Blocks.Select(block => With(block, sentences, measures))] })] };

    private static BriefingBlock With(BriefingBlock block, IReadOnlyDictionary<string, LocalName> sentences, IReadOnlyDictionary<string, LocalName> measures) => block switch
    {
        TextBlock { Role: TextRole.Commentary } text =>
            text with { Paragraphs = [.. text.Paragraphs.Select((paragraph, index) => sentences.TryGetValue(BriefingPlaces.Of(text, index), out var written) ? written : paragraph)] },
        DirectiveBlock directives => directives with
        {
            Directives = [.. directives.Directives.Select(one => measures.TryGetValue(one.Number, out var measure) ? one with { Measure = measure } : one)],
        },
        _ => block,
    };
}

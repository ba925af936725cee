using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>What the schedule notes on briefings: that an hour passed unsigned, and that later records would change a frozen one.</summary>
internal static class BriefingMarks
{
    public static int Unsigned(WriteSession session, IReadOnlyList<long> ids)
    {
        var rows = session.Db.Briefings.Where(row => ids.Contains(row.Id) && (row.State == BriefingState.Drafted || row.State == BriefingState.Edited)).ToList();
        foreach (var row in rows)
        {
            row.State = BriefingState.Unsigned;
            row.Content = BriefingJson.Write(BriefingJson.Read(row.Content) with { State = BriefingState.Unsigned });
            row.Version++;
            session.Record(new(Subject.Briefing, row.Id, session.Now, BriefingEdits.Event(BriefingAction.Unsigned, row), Actor.System, row.CityId));
        }

        return rows.Count;
    }

    /// <summary>Keeps what would change, and tells the journal when it is not what was known before.</summary>
    public static int Late(WriteSession session, long id, IReadOnlyList<DifferenceLine> lines)
    {
        if (session.Db.Briefings.FirstOrDefault(row => row.Id == id) is not { State: BriefingState.Signed } row)
        {
            return 0;
        }

        var late = string.Join('\n', lines.Select(line => $"{line.Where.Zh}: {line.Before?.Zh ?? ValueText.Nothing} → {line.After?.Zh ?? ValueText.Nothing}"));
        if (late == row.Late)
        {
            return 0;
        }

        (row.Late, row.LateAt) = (late, late.Length == 0 ? null : session.Now);
        session.Record(new(Subject.Briefing, row.Id, session.Now, BriefingEdits.Event(BriefingAction.Late, row) with { Figures = lines.Count }, Actor.System, row.CityId));
        return lines.Count;
    }

    /// <summary>Whether anything was recorded since the store was last looked at.</summary>
    public static bool MayHaveMoved(long position, long looked) => position > looked;
}

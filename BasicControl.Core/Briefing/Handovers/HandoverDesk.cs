using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Handovers;

/// <summary>A sheet as it is shown: the live count of an open shift, or what was kept.</summary>
/// <param name="Record">Null while nobody has handed it over.</param>
public sealed record HandoverFile(Shift Shift, Handover? Record, BriefingDocument Document, bool IsIntact);

/// <summary>Shows sheets, and hands them over and takes them by name: two people, each once.</summary>
public sealed class HandoverDesk(Commit commit, StoreReader reader, HandoverSheet sheets, OrganisationBook book, TimeProvider clock, ShiftOptions options)
{
    /// <summary>The sheet of the shift that an instant lies in; of the running one without.</summary>
    /// <returns>Null when the scope does not cover the city.</returns>
    public Task<HandoverFile?> Show(Scope scope, UnitId city, DateTime? at = null, CancellationToken stop = default) => reader.Read(
        db =>
        {
            if (!book.CoversCity(scope, city))
            {
                return null;
            }

            var now = clock.UtcNow();
            var shift = ShiftCalendar.At(options, book.ZoneOf(city), at ?? now);
            var from = shift.From;
            var record = db.Handovers.FirstOrDefault(row => row.CityId == city && row.From == from);
            return record?.Content is { } content
                ? new HandoverFile(shift, record, BriefingJson.Read(content), BriefingJson.Hash(content).AsSpan().SequenceEqual(record.Hash))
                : new HandoverFile(shift, record, sheets.Read(db, city, shift, now < shift.To ? now : shift.To, ""), IsIntact: true);
        },
        stop);

    /// <summary>Sheets that were handed over, the latest first.</summary>
    public Task<IReadOnlyList<Handover>> List(Scope scope, UnitId city, int count = 30, CancellationToken stop = default) => reader.Read<IReadOnlyList<Handover>>(
        db => !book.CoversCity(scope, city) ? [] : [.. db.Handovers.Where(row => row.CityId == city).OrderByDescending(row => row.From).Take(count)], stop);

    /// <summary>The shift before one.</summary>
    public Shift Before(UnitId city, Shift shift) => ShiftCalendar.Before(options, book.ZoneOf(city), shift);

    /// <summary>
    /// Hands a shift's sheet over: what it lists is kept. Refusals: <c>handover.given</c>, <c>handover.not-begun</c>, <c>briefing.post-may-not</c>,
    /// <c>briefing.other-unit</c>, <c>text.missing</c>, <c>text.too-long</c>.
    /// </summary>
    /// <param name="from">Begin of the shift, UTC.</param>
    public async Task<Outcome<long>> Give(UnitId city, DateTime from, string name, string notes, Actor actor, CancellationToken stop = default)
    {
        var refusal = BriefingPosts.MaySign(book, city, actor) ?? BriefingEdits.TextRefusal("name", name, TextBounds.Key)
            ?? (notes.Length > TextBounds.Text ? new Refusal("text.too-long", "notes", TextBounds.Text.ToString(CultureInfo.InvariantCulture)) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var (now, shift) = (clock.UtcNow(), ShiftCalendar.At(options, book.ZoneOf(city), from));
        if (shift.From > now)
        {
            return new Refusal("handover.not-begun");
        }

        var at = now < shift.To ? now : shift.To;
        var content = BriefingJson.Write(await reader.Read(db => sheets.Read(db, city, shift, at, notes), stop));
        return await commit.Desk<long>(
            session =>
            {
                if (session.Db.Handovers.FirstOrDefault(row => row.CityId == city && row.From == shift.From) is { } other)
                {
                    return new Refusal("handover.given", null, other.GivenBy ?? "");
                }

                var sheet = new Handover
                {
                    Id = session.NextId("handovers"),
                    CityId = city,
                    From = shift.From,
                    To = shift.To,
                    State = HandoverState.Given,
                    Version = 1,
                    Content = content,
                    Hash = BriefingJson.Hash(content),
                    GivenBy = name.Trim(),
                    GivenAt = session.Now,
                };
                session.Db.Handovers.Add(sheet);
                session.Record(new(
                    Subject.Handover, sheet.Id, session.Now, new HandoverChanged(HandoverAction.Given, city, shift.From, shift.To, Convert.ToHexStringLower(sheet.Hash)), actor, city));
                return sheet.Id;
            },
            stop);
    }

    /// <summary>
    /// Takes a sheet over. Refusals: <c>handover.unknown</c>, <c>handover.not-given</c>, <c>handover.same-name</c>, <c>briefing.post-may-not</c>,
    /// <c>briefing.other-unit</c>, <c>text.missing</c>, <c>text.too-long</c>.
    /// </summary>
    public Task<Outcome<long>> Take(long id, string name, Actor actor, CancellationToken stop = default) => commit.Desk<long>(
        session =>
        {
            if (session.Db.Handovers.FirstOrDefault(row => row.Id == id) is not { } sheet)
            {
                return new Refusal("handover.unknown", "id", id.ToString(CultureInfo.InvariantCulture));
            }

            var refusal = BriefingPosts.MaySign(book, sheet.CityId, actor) ?? BriefingEdits.TextRefusal("name", name, TextBounds.Key)
                ?? (sheet.State != HandoverState.Given ? new Refusal("handover.not-given", null, sheet.TakenBy ?? "") : null)
                ?? (string.Equals(sheet.GivenBy, name.Trim(), StringComparison.OrdinalIgnoreCase) ? new Refusal("handover.same-name", "name", name.Trim()) : null);
            if (refusal is not null)
            {
                return refusal;
            }

            (sheet.State, sheet.TakenBy, sheet.TakenAt) = (HandoverState.Taken, name.Trim(), session.Now);
            sheet.Version++;
            session.Record(new(Subject.Handover, sheet.Id, session.Now, new HandoverChanged(HandoverAction.Taken, sheet.CityId, sheet.From, sheet.To), actor, sheet.CityId));
            return sheet.Id;
        },
        stop);
}

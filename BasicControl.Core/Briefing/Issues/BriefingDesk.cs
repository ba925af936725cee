using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>
/// Drafts, edits, signs and corrects briefings. Facts are read beside the writer, so that a large city's draft holds nobody
/// up; what is written is checked again under the writer's lock.
/// </summary>
public sealed class BriefingDesk(Commit commit, StoreReader reader, BriefingReader facts, OrganisationBook book, TimeProvider clock)
{
    /// <summary>
    /// Drafts the first version. Refusals: those of <see cref="BriefingRequest.Plan"/>, <c>briefing.post-may-not</c>,
    /// <c>briefing.other-unit</c>, <c>briefing.exists</c>.
    /// </summary>
    /// <param name="signBy">UTC: when it should be signed; null: nobody waits for it.</param>
    /// <returns>Its id.</returns>
    public async Task<Outcome<long>> Draft(BriefingRequest request, Actor actor, DateTime? signBy = null, CancellationToken stop = default)
    {
        if (BriefingPosts.MayEdit(book, request.City, actor) is { } no)
        {
            return no;
        }

        var planned = request.Plan(book, clock.UtcNow());
        return planned.TryGet(out var plan) ? await Draft(plan, actor, signBy, null, stop) : Outcome<long>.Refused(planned.Refusals);
    }

    /// <summary>
    /// Begins a new version from today's knowledge, judged at the same instant; what a person wrote is kept. Refusals:
    /// <c>briefing.unknown</c>, <c>briefing.version-moved</c>, <c>briefing.not-signed</c>, <c>briefing.exists</c>, <c>briefing.post-may-not</c>, <c>briefing.other-unit</c>.
    /// </summary>
    /// <returns>Id of the new version.</returns>
    public async Task<Outcome<long>> Correct(long id, int version, Actor actor, CancellationToken stop = default)
    {
        if (await reader.Read(db => db.Briefings.FirstOrDefault(row => row.Id == id), stop) is not { } signed)
        {
            return Unknown(id);
        }

        if (BriefingPosts.MayEdit(book, signed.CityId, actor) is { } no)
        {
            return no;
        }

        if (signed.Version != version)
        {
            return VersionMoved(version, signed.Version);
        }

        var plan = PlanOf(signed);
        return signed.State != BriefingState.Signed ? new Refusal("briefing.not-signed", null, Number(signed.Number)) : await Draft(plan, actor, null, signed, stop);
    }

    /// <summary>
    /// Replaces sentences and measures. Refusals: <c>briefing.unknown</c>, <c>briefing.frozen</c>, <c>briefing.version-moved</c>,
    /// <c>briefing.post-may-not</c>, <c>briefing.other-unit</c>, <c>briefing.place-unknown</c>, <c>text.missing</c>, <c>text.too-long</c>.
    /// </summary>
    /// <returns>The version after.</returns>
    public Task<Outcome<int>> Edit(EditBriefing asked, Actor actor, CancellationToken stop = default) =>
        Change(asked.Id, asked.Version, actor, BriefingPosts.MayEdit, (session, row) => BriefingEdits.Apply(session, row, asked, actor), stop);

    /// <summary>
    /// Signs by name: the content is frozen with its hash, and an older version gives way. Refusals: <c>briefing.unknown</c>,
    /// <c>briefing.frozen</c>, <c>briefing.version-moved</c>, <c>briefing.post-may-not</c>, <c>briefing.other-unit</c>, <c>text.missing</c>, <c>text.too-long</c>.
    /// </summary>
    /// <returns>The version after.</returns>
    public Task<Outcome<int>> Sign(long id, int version, string name, Actor actor, CancellationToken stop = default) =>
        Change(id, version, actor, BriefingPosts.MaySign, (session, row) => BriefingEdits.Sign(session, row, name, actor), stop);

    /// <summary>What a frozen briefing would say from today's knowledge at its own instant.</summary>
    internal BriefingDocument Recount(BasicControlDb db, BriefingRecord frozen) => BriefingTemplate.Draft(facts.Read(db, PlanOf(frozen)), frozen.Number);

    private BriefingPlan PlanOf(BriefingRecord row) =>
        new(book.Unit(row.CityId), null, book.ZoneOf(row.CityId), new(row.Span, row.From, row.To), row.AsOf);

    private async Task<Outcome<long>> Draft(BriefingPlan plan, Actor actor, DateTime? signBy, BriefingRecord? corrected, CancellationToken stop)
    {
        var number = (corrected?.Number ?? 0) + 1;
        var document = await reader.Read(db => BriefingTemplate.Draft(facts.Read(db, plan), number), stop);
        if (corrected is not null)
        {
            document = BriefingEdits.KeepWritten(document, corrected);
        }

        return await commit.Desk(session => Insert(session, plan, document, actor, signBy, corrected), stop);
    }

    private static Outcome<long> Insert(
        WriteSession session, BriefingPlan plan, BriefingDocument document, Actor actor, DateTime? signBy, BriefingRecord? corrected)
    {
        var (city, from, to, number) = (plan.City.Id, plan.Period.From, plan.Period.To, document.Version);
        if (session.Db.Briefings.Where(row => row.CityId == city && row.From == from && row.To == to && row.Number >= number).Select(row => (long?)row.Id).FirstOrDefault() is { } other)
        {
            return new Refusal("briefing.exists", null, new ValueText(BriefingCultures.Chinese, plan.Zone).Period(plan.Period), other.ToString(CultureInfo.InvariantCulture));
        }

        var id = session.NextId("briefings");
        session.Db.Briefings.Add(new BriefingRecord
        {
            Id = id,
            CityId = city,
            Span = plan.Period.Span,
            From = from,
            To = to,
            Number = number,
            State = document.State,
            Version = 1,
            Content = BriefingJson.Write(document),
            AsOf = plan.At,
            Position = document.Position,
            DraftedAt = session.Now,
            SignBy = signBy,
            Written = document.State == BriefingState.Edited ? corrected!.Written : "",
        });
        var action = corrected is null ? BriefingAction.Drafted : BriefingAction.Corrected;
        session.Record(new(Subject.Briefing, id, session.Now, new BriefingChanged(action, city, plan.Period.Span, from, to, number), actor, city));
        return id;
    }

    private Task<Outcome<int>> Change(
        long id, int version, Actor actor, Func<OrganisationBook, UnitId, Actor, Refusal?> may, Func<WriteSession, BriefingRecord, Outcome<int>> change, CancellationToken stop) =>
        commit.Desk<int>(
            session => session.Db.Briefings.FirstOrDefault(row => row.Id == id) is not { } row ? Unknown(id)
                : may(book, row.CityId, actor) is { } no ? no
                : !row.IsDraft ? new Refusal("briefing.frozen", null, Number(row.Number))
                : row.Version != version ? VersionMoved(version, row.Version)
                : change(session, row),
            stop);

    private static Refusal Unknown(long id) => new("briefing.unknown", "id", id.ToString(CultureInfo.InvariantCulture));

    private static Refusal VersionMoved(int seen, int now) => new("briefing.version-moved", "version", Number(seen), Number(now));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A person's edit of a draft.</summary>
/// <param name="Version">The version that was seen.</param>
/// <param name="Sentences">By place, <c>comment:0</c>.</param>
/// <param name="Measures">By the directive's number.</param>
public sealed record EditBriefing(long Id, int Version, IReadOnlyDictionary<string, LocalName> Sentences, IReadOnlyDictionary<string, LocalName> Measures);

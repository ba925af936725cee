using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core;

/// <summary>Where each noun's subjects stand. What is of the whole store lies only in everything.</summary>
public sealed class SubjectPlaces(OrganisationBook book, TimeProvider clock) : ISubjectPlaces
{
    public bool Covers(Scope scope, BasicControlDb db, Subject subject, long id) =>
        scope.IsEverything || (!scope.IsNothing && PlaceOf(db, subject, id) is { } place && book.Covers(scope, place.Unit, place.At, clock.UtcNow()));

    private (UnitId Unit, DateTime At)? PlaceOf(BasicControlDb db, Subject subject, long id)
    {
        var now = clock.UtcNow();
        switch (subject)
        {
            case Subject.WorkOrder:
                return db.WorkOrders.FirstOrDefault(row => row.Id == new WorkOrderId(id)) is { } order ? (order.UnitId, order.CreatedAt) : null;
            case Subject.Incident:
                return db.Incidents.FirstOrDefault(row => row.Id == new IncidentId(id)) is { } incident ? (incident.UnitId, incident.At) : null;
            case Subject.Unit:
                return (new(id), now);
            case Subject.Person:
                return book.UnitOf(new(id), now) is { } unit ? (unit, now) : null;
            case Subject.Source:
                return book.Sources.FirstOrDefault(row => row.Id.Value == id) is { } source ? (source.CityId, now) : null;
            case Subject.Target:
                return db.Targets.FirstOrDefault(row => row.Id == id) is { } target ? (target.UnitId, now) : null;
            case Subject.Contest:
                return db.Contests.FirstOrDefault(row => row.Id == id) is { } contest ? (contest.UnitId, contest.RaisedAt) : null;
            case Subject.Note:
                return db.Notes.FirstOrDefault(row => row.Id == id) is { } note ? (note.UnitId, note.At) : null;
            case Subject.Briefing:
                return db.Briefings.FirstOrDefault(row => row.Id == id) is { } briefing ? (briefing.CityId, now) : null;
            case Subject.Handover:
                return db.Handovers.FirstOrDefault(row => row.Id == id) is { } handover ? (handover.CityId, now) : null;
            default:
                return null;
        }
    }
}

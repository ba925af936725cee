namespace BasicControl.Core.Basics;

/// <summary>Identifies a unit (单位): bureau, county, station, beat, branch, department.</summary>
public readonly record struct UnitId(long Value);

/// <summary>Identifies a person who works: officer, auxiliary, desk clerk. Never a member of the public.</summary>
public readonly record struct PersonId(long Value);

/// <summary>Identifies what may enter: a person's account, a screen on the wall, a key of another system.</summary>
public readonly record struct AccountId(long Value);

/// <summary>Identifies a work order (工单).</summary>
public readonly record struct WorkOrderId(long Value);

/// <summary>Identifies an incident (警情).</summary>
public readonly record struct IncidentId(long Value);

/// <summary>Identifies a source of records: a call feed, a file profile, the desk itself.</summary>
public readonly record struct SourceId(int Value);

/// <summary>Identifies a term: the name of a type, channel, department or external status, stored once.</summary>
public readonly record struct TermId(int Value);

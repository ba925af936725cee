using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>What to import.</summary>
/// <param name="Files">Paths, in any order: what they hold decides, not which comes first.</param>
/// <param name="DryRun">Read and check everything, write nothing.</param>
public sealed record ImportRequest(ImportProfile Profile, IReadOnlyList<string> Files, bool DryRun = false);

/// <summary>The counts of an import: every row read is one of the four others.</summary>
public sealed record ImportSummary(long Read, long Created, long Updated, long Unchanged, long Rejected);

/// <summary>How far an import is.</summary>
/// <param name="Done">Share of all files read, 0 to 1.</param>
public sealed record ImportProgress(string File, double Done, ImportSummary Summary);

/// <summary>A row that was refused.</summary>
public sealed record RejectedRow(string File, long Line, IReadOnlyList<Refusal> Refusals);

/// <summary>How an import ended.</summary>
/// <param name="Import">Id of the run, by which its rejected rows are exported; null after a dry run.</param>
/// <param name="FirstErrors">The first rejected rows, at most <see cref="ImportRunner.ShownErrors"/>.</param>
/// <param name="Cancelled">Stopped by the user: what had been taken in stays, the rest was not read.</param>
public sealed record ImportReport(ImportSummary Summary, long? Import, IReadOnlyList<RejectedRow> FirstErrors, bool Cancelled);

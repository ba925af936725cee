using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>A row that was refused, with what is needed to correct it and to send it again.</summary>
/// <param name="Columns">The file's heading.</param>
public sealed record RefusedRow(FileRow Row, IReadOnlyList<string> Columns, IReadOnlyList<Refusal> Refusals);

/// <summary>Where an import goes: this process's store, or a running server.</summary>
public interface IImportTarget
{
    /// <summary>Why nothing of this profile may go there, told before a row is read, by a dry run as well; null when it may.</summary>
    Refusal? MayBring(ImportProfile profile);

    /// <summary>Makes sure that the profile's city and source exist and opens a run.</summary>
    /// <returns>Id of the run.</returns>
    Task<Outcome<long>> Begin(ImportProfile profile, IReadOnlyList<string> files);

    /// <summary>Hands over a parcel; answered after the commit, one receipt per item in order.</summary>
    Task<IReadOnlyList<Receipt>> Submit(IReadOnlyList<ISourceItem> items);

    /// <summary>Keeps refused rows.</summary>
    Task Keep(long import, IReadOnlyList<RefusedRow> rows);

    Task End(long import, ImportSummary summary, bool cancelled);
}

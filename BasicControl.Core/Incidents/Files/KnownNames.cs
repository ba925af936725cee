using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// What the writer would say to the names in an item, without writing: for a dry run of a profile that rejects unknown
/// units and officers. The same rule as <see cref="OrganisationWriter.UnitFor"/> and <see cref="OrganisationWriter.PersonFor"/>.
/// </summary>
internal sealed class KnownNames(OrganisationBook book, ImportProfile profile)
{
    private readonly Source? _source = book.Source(profile.Key);
    private readonly UnitId? _city = CityOf(book, profile);

    public IReadOnlyList<Refusal> Check(ISourceItem item)
    {
        if (_source?.AddsUnknown ?? profile.AddsUnknown)
        {
            return [];
        }

        var (unit, officer) = item switch
        {
            SourceRecord record => (record.Unit, profile.Makes == Makes.Order ? record.Officer : null),
            SourceStep step => (step.Unit, step.Officer),
            _ => (null, null),
        };
        var refusals = new List<Refusal>();
        if (unit is not null && !KnowsUnit(unit))
        {
            refusals.Add(new("unit.unknown", RecordField.Unit.Name(), unit));
        }

        if (officer is not null && !KnowsOfficer(officer))
        {
            refusals.Add(new("officer.unknown", RecordField.Officer.Name(), officer));
        }

        return refusals;
    }

    private static UnitId? CityOf(OrganisationBook book, ImportProfile profile) => book.Source(profile.Key)?.CityId
        ?? (profile.City.Code is { } code ? book.UnitByCode(code) : book.Cities.FirstOrDefault(city => city.Code is null && city.Name == profile.City.Name))?.Id;

    private bool KnowsUnit(string key) =>
        (_source is { } source && book.UnitByKey(source.Id, key) is not null) || (_city is { } city && book.UnitByCode(key)?.CityId == city);

    private bool KnowsOfficer(string number) =>
        (_source is { } source && book.PersonByNumber(source.Id, number) is not null) || (_city is { } city && book.PersonByNumber(null, number)?.CityId == city);
}

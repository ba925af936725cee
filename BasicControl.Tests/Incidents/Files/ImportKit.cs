using System.Text;
using BasicControl.Core;
using BasicControl.Core.Incidents.Files;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>Imports into a test's own store, and a small profile of a made-up city.</summary>
internal static class ImportKit
{
    public const string Profile =
        """
        {
          "key": "my-city", "name": "My city", "city": { "name": "My city" }, "zone": "Asia/Shanghai", "unknownUnits": "create",
          "files": [ {
            "makes": "order", "times": ["yyyy-MM-dd HH:mm"],
            "columns": { "number": "no", "at": "at", "closedAt": "closed", "due": "due", "type": "type", "unit": "unit", "address": "address",
              "text": "text", "latitude": "lat", "longitude": "lon", "status": "status", "level": "level", "updatedAt": "updated" },
            "statuses": { "open": "dispatched", "done": "closed" }, "levels": { "一级": "red" }, "placeholders": [[0, 0]]
          } ]
        }
        """;

    public const string Heading = "no,at,closed,due,type,unit,address,text,lat,lon,status,level,updated";

    public static ImportProfile MyCity { get; } = ProfileReader.Read(Profile, "my-city.json").Value;

    public static ImportProfile Named(string name) => ProfileShelf.Find(name).Value;

    public static ImportRunner Runner(TestCentre test) => new(TargetOf(test.Centre), test.Clock);

    public static IImportTarget TargetOf(Centre centre) => new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Core.Changes.Actor.Import);

    /// <summary>Imports files that must be taken.</summary>
    public static async Task<ImportReport> Import(TestCentre test, ImportProfile profile, params string[] files) =>
        (await Runner(test).Run(new(profile, files), null, TestContext.Current.CancellationToken)).Value;

    /// <summary>Writes a file of the made-up city: its heading and the rows.</summary>
    public static string Write(TempFolder folder, string name, IEnumerable<string> rows, Encoding? encoding = null, string lineEnd = "\n")
    {
        var path = folder.File(name);
        File.WriteAllText(path, string.Join(lineEnd, rows.Prepend(Heading)) + lineEnd, encoding ?? new UTF8Encoding(false));
        return path;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Pdf;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Commands;

/// <summary><c>briefing</c>: drafts the briefing of a day or range from the figures and writes it to a file; reads only.</summary>
internal static class BriefingCommand
{
    private static readonly CommandWords Words = new(typeof(BriefingCommand));

    public static Command Create()
    {
        var command = new Command("briefing", Words["Briefing"]);
        var shared = new SharedOptions().AddReading(command);
        var date = new Option<DateOnly?>("--date") { Description = Words["Date"], HelpName = "D", Required = true, CustomParser = DayOf };
        var to = new Option<DateOnly?>("--to") { Description = Words["To"], HelpName = "D", CustomParser = DayOf };
        var asOf = new Option<WrittenTime?>("--as-of") { Description = Words["AsOf"], HelpName = "T", CustomParser = TimeOf };
        var source = new Option<string?>("--source") { Description = Words["Source"], HelpName = "KEY" };
        var format = new Option<string>("--format") { Description = Words["Format"], Required = true };
        var file = new Option<FileInfo>("--out") { Description = Words["Out"], HelpName = "F", Required = true };
        var language = new Option<string>("--lang") { Description = Words["Lang"], DefaultValueFactory = _ => "zh" };
        format.AcceptOnlyFromAmong([.. BriefingWriters.All.Select(writer => writer.Format), PdfBriefing.Format]);
        var chromium = new Option<string?>("--chromium") { Description = Words["Chromium"], HelpName = "PATH" };
        language.AcceptOnlyFromAmong("zh", "en");
        foreach (var option in new Option[] { date, to, asOf, source, format, file, language, chromium }) command.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            var asked = new Asked(parsed.GetValue(date)!.Value, parsed.GetValue(to), parsed.GetValue(asOf), parsed.GetValue(source));
            var culture = parsed.GetValue(language) == "en" ? BriefingCultures.English : BriefingCultures.Chinese;
            var form = new Form(parsed.GetValue(format)!, culture, parsed.GetValue(chromium));
            return run.Read(reader => Write(run, reader, asked, form, parsed.GetValue(file)!, stop));
        });
        return command;
    }

    private static async Task<int> Write(CommandRun run, StoreReader reader, Asked asked, Form form, FileInfo file, CancellationToken stop)
    {
        var drafted = await reader.Read(db => Draft(db, asked), stop);
        if (!drafted.TryGet(out var document))
        {
            return run.Refuse(ExitCodes.Refused, drafted.Refusal.Code, RefusalText.OfAll(drafted.Refusals, CultureInfo.CurrentUICulture));
        }

        var written = await form.Write(document, stop);
        if (!written.TryGet(out var bytes))
        {
            return run.Refuse(ExitCodes.Refused, written.Refusal.Code, RefusalText.OfAll(written.Refusals, CultureInfo.CurrentUICulture));
        }

        // Beside the file and then in its place, so that a reader never sees half a briefing.
        var half = $"{file.FullName}.part";
        file.Directory!.Create();
        await using (var stream = new FileStream(half, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, stop);
        }

        File.Move(half, file.FullName, overwrite: true);
        file.Refresh();
        if (run.IsJson)
        {
            run.Print(new
            {
                file = file.FullName,
                format = form.Format,
                bytes = file.Length,
                from = document.Period.From,
                to = document.Period.To,
                asOf = document.AsOf,
                position = document.Position,
            });
        }
        else
        {
            run.Say(Words["Written", file.FullName, document.Title.In(ValueText.IsEnglishIn(CultureInfo.CurrentUICulture)), new ValueText(form.Culture, document).Period(document.Period)]);
        }

        return ExitCodes.Done;
    }

    private static Outcome<BriefingDocument> Draft(BasicControlDb db, Asked asked)
    {
        var book = OrganisationBook.Load(db);
        return asked.Request(book).Then(request => request.Plan(book, StorePath.Clock.UtcNow())).Then<BriefingDocument>(
            plan => BriefingTemplate.Draft(new BriefingReader(book, TargetQueries.Load(db, book), new FeedWatch(), RubricBook.Load(db)).Read(db, plan)));
    }

    private static DateOnly? DayOf(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError(Words["NoDay", result.Tokens[0].Value]);
        return null;
    }

    private static WrittenTime? TimeOf(ArgumentResult result)
    {
        if (WrittenTime.TryParse(result.Tokens[0].Value, out var time)) return time;
        result.AddError(Words["NoTime", result.Tokens[0].Value]);
        return null;
    }

    /// <summary>How the file is written.</summary>
    /// <param name="Chromium">What prints a PDF; null looks where it usually stands.</param>
    private sealed record Form(string Format, CultureInfo Culture, string? Chromium)
    {
        public async Task<Outcome<byte[]>> Write(BriefingDocument document, CancellationToken stop)
        {
            if (BriefingWriters.Find(Format) is { } writer)
            {
                using var stream = new MemoryStream();
                await writer.Write(document, Culture, stream, stop);
                return stream.ToArray();
            }

            using var printer = new ChromiumPrinter(ChromiumOptions.Of(Chromium), StorePath.Clock);
            return await new PdfBriefing(printer).Print(document, Culture, stop);
        }
    }

    private sealed record Asked(DateOnly From, DateOnly? To, WrittenTime? AsOf, string? Source)
    {
        /// <summary>Refusals: <c>source.unknown</c>, <c>city.needed</c>, <c>city.none</c>.</summary>
        public Outcome<BriefingRequest> Request(OrganisationBook book)
        {
            var source = Source is null ? null : book.Source(Source);
            if (Source is not null && source is null)
            {
                return new Refusal("source.unknown", "--source", Source);
            }

            var cities = source is null ? [.. book.Cities] : new[] { book.Unit(source.CityId) };
            return cities switch
            {
                [] => new Refusal("city.none", "--db"),
                [var city] => new BriefingRequest(city.Id, BriefingPeriod.Of(From, To ?? From), AsOf?.ToUtc(book.ZoneOf(city.Id)), source?.Id),
                _ => new Refusal("city.needed", "--source", string.Join(", ", cities.Select(city => city.Name))),
            };
        }
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Commands;

/// <summary><c>figures</c>: totals and tables at an instant, from the query layer that pages and wall use; reads only.</summary>
internal static class FiguresCommand
{
    private static readonly CommandWords Words = new(typeof(FiguresCommand));

    public static Command Create()
    {
        var command = new Command("figures", Words["Figures"]);
        var shared = new SharedOptions().AddReading(command);
        var asOf = new Option<WrittenTime?>("--as-of") { Description = Words["AsOf"], HelpName = "T", Required = true, CustomParser = TimeOf };
        var source = new Option<string?>("--source") { Description = Words["Source"], HelpName = "KEY" };
        var of = new Option<string?>("--of") { Description = Words["Of"] };
        var from = new Option<WrittenTime?>("--from") { Description = Words["From"], HelpName = "T", CustomParser = TimeOf };
        var to = new Option<WrittenTime?>("--to") { Description = Words["To"], HelpName = "T", CustomParser = TimeOf };
        var by = new Option<string?>("--by") { Description = Words["By"] };
        of.AcceptOnlyFromAmong(FigureRequest.Orders, FigureRequest.Incidents);
        by.AcceptOnlyFromAmong([.. FigureBys.Names]);
        foreach (var option in new Option[] { asOf, source, of, from, to, by }) command.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            var asked = new FigureRequest(
                parsed.GetValue(asOf)!.Value, parsed.GetValue(source), parsed.GetValue(of), parsed.GetValue(from), parsed.GetValue(to),
                parsed.GetValue(by) is { } name ? FigureBys.Find(name) : null);
            return run.Read(reader => reader.Read(db => Answer(run, asked, db), stop));
        });
        return command;
    }

    private static int Answer(CommandRun run, FigureRequest asked, BasicControlDb db)
    {
        var book = OrganisationBook.Load(db);
        var bound = asked.Bind(book);
        if (!bound.TryGet(out var figures))
        {
            return run.Refuse(ExitCodes.Refused, bound.Refusal.Code, RefusalText.Of(bound.Refusal, CultureInfo.CurrentUICulture));
        }

        if (asked.By is { } by)
        {
            var table = figures.Table(db, by);
            if (run.IsJson) run.Print(FigureDocument.Of(table));
            else run.Out.Write(FigureCsv.Of(table));
        }
        else if (run.IsJson)
        {
            run.Print(figures.Document(db, FigureParts.All));
        }
        else
        {
            FigureSheet.Write(run.Out, figures, db);
        }

        return ExitCodes.Done;
    }

    private static WrittenTime? TimeOf(ArgumentResult result)
    {
        if (WrittenTime.TryParse(result.Tokens[0].Value, out var time)) return time;
        result.AddError(Words["NoTime", result.Tokens[0].Value]);
        return null;
    }
}

using System.CommandLine;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Api;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Commands;

/// <summary><c>score</c>: the sheet of a person or a unit over a span of days; reads only.</summary>
internal static class ScoreCommand
{
    private static readonly CommandWords Words = new(typeof(ScoreCommand));

    public static Command Create()
    {
        var command = new Command("score", Words["Score"]);
        var shared = new SharedOptions().AddReading(command);
        var person = new Option<string?>("--person") { Description = Words["Person"], HelpName = "P" };
        var unit = new Option<string?>("--unit") { Description = Words["Unit"], HelpName = "U" };
        var city = new Option<string?>("--city") { Description = Words["City"], HelpName = "C" };
        var from = new Option<string?>("--from") { Description = Words["From"], HelpName = "D" };
        var to = new Option<string?>("--to") { Description = Words["To"], HelpName = "D" };
        var asOf = new Option<string?>("--as-of") { Description = Words["AsOf"], HelpName = "T" };
        var lines = new Option<int>("--lines") { Description = Words["Lines"], HelpName = "N", DefaultValueFactory = _ => LineQuery.DefaultSize };
        foreach (var option in new Option[] { person, unit, city, from, to, asOf, lines }) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(person) is not null && result.GetValue(unit) is not null) result.AddError(Words["OneOf"]);
        });
        command.SetAction((parsed, stop) =>
        {
            var run = new CommandRun(parsed, shared);
            var question = new ScoreQuestion(
                parsed.GetValue(city), parsed.GetValue(person), parsed.GetValue(unit), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(asOf));
            return run.Read(reader => reader.Read(db => Answer(run, question, parsed.GetValue(lines), StorePath.Clock.UtcNow(), db), stop));
        });
        return command;
    }

    private static int Answer(CommandRun run, ScoreQuestion question, int lines, DateTime now, BasicControlDb db)
    {
        var book = OrganisationBook.Load(db);
        var bound = question.Bind(Scope.Everything, book, now);
        if (!bound.TryGet(out var asked))
        {
            return run.Refuse(ExitCodes.Refused, bound.Refusal.Code, RefusalText.Of(bound.Refusal, CultureInfo.CurrentUICulture));
        }

        var sheet = new ScoreQueries(book, RubricBook.Load(db)).Sheet(Scope.Everything, db, asked.Scope, asked.Period, asked.At, new(null, lines));
        if (run.IsJson) run.Print(new ScoreDocument(book, asked.Zone).Of(sheet));
        else Write(run.Out, sheet, asked, book);
        return ExitCodes.Done;
    }

    private static void Write(TextWriter output, ScoreSheet sheet, BoundScore asked, OrganisationBook book)
    {
        var culture = CultureInfo.CurrentUICulture;
        var english = culture.TwoLetterISOLanguageName == "en";
        var name = asked.Scope.Person is { } person ? book.Person(person)?.Name : book.Unit(asked.Scope.Unit!.Value) is var unit && english ? unit.NameEn ?? unit.Name : unit.Name;
        output.WriteLine(Words["Head", name ?? "", asked.Zone.DayOf(sheet.Period.From), asked.Zone.DayOf(sheet.Period.To.AddMilliseconds(-1))]);
        output.WriteLine(sheet is { NotScored: { } no }
            ? Words["NotScored", no.Facts, no.Missing]
            : Words["Scored", sheet.Score!.Value.Printed(culture), sheet.Range.Printed(culture), sheet.Own!.Value.Printed(culture), sheet.Facts]);
        foreach (var part in sheet.Parts)
        {
            output.WriteLine(Words["Part", RuleRegister.NameOf(part.Part).In(english), part.Weight, part.Score?.Printed(culture) ?? "–", part.Facts]);
        }

        output.WriteLine(Words["Load", sheet.Load.Open, sheet.Load.Overdue, sheet.Load.Handled]);
        foreach (var line in sheet.Lines.Lines.Where(line => !line.Fact.IsGood))
        {
            output.WriteLine(Words["Line", line.Fact.Number, RuleRegister.Of(line.Fact.Rule).Name.In(english), line.Points?.Value.ToString("0.00", culture) ?? "–"]);
        }
    }
}

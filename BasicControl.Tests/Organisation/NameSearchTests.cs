using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Organisation;

public sealed class NameSearchTests
{
    [Theory]
    [InlineData("城东所", "城东所")]
    [InlineData("城", "城东所,城西所")]
    [InlineData("99010102", "城西所")]
    [InlineData("test city", "测试市局")]
    [InlineData("ＴＥＳＴ", "测试市局")]
    [InlineData("01010", "")]
    [InlineData("所", "城东所,城西所")]
    [InlineData(" ", "")]
    public async Task A_unit_is_found_by_the_beginning_of_its_code_or_a_part_of_a_name(string text, string names)
    {
        await using var test = await TestCentre.Open();

        var found = NameSearch.Units(Scope.Everything, test.Centre.Book, text, test.Clock.Now, 10);

        Assert.Equal(names, string.Join(',', found.Select(unit => unit.Name)));
    }

    [Theory]
    [InlineData("000002", "000002")]
    [InlineData("0000", "000001,000002")]
    [InlineData("OFFICER 000001", "000001")]
    [InlineData("00001", "000001")]
    [InlineData("０００００２", "000002")]
    [InlineData("3", "")]
    public async Task Somebody_is_found_by_the_beginning_of_the_number_or_a_part_of_the_name(string text, string numbers)
    {
        await using var test = await TestCentre.Open();

        var found = NameSearch.People(Scope.Everything, test.Centre.Book, text, test.Clock.Now, 10);

        Assert.Equal(numbers, string.Join(',', found.Select(person => person.Number)));
    }

    [Fact]
    public async Task The_whole_name_comes_before_its_beginning_and_that_before_a_part()
    {
        await using var test = await TestCentre.Open();
        var desk = test.Centre.Units;
        await desk.AddUnit(UnitKind.Station, "990101030000", "新城东所", null, test.City.Id, test.Administrator);
        await desk.AddUnit(UnitKind.Station, "990101000001", "城东所分部", null, test.City.Id, test.Administrator);

        Assert.Equal(["城东所", "城东所分部", "新城东所"], NameSearch.Units(Scope.Everything, test.Centre.Book, "城东所", test.Clock.Now, 10).Select(unit => unit.Name));
        Assert.Equal(["城东所", "城东所分部"], NameSearch.Units(Scope.Everything, test.Centre.Book, "城东所", test.Clock.Now, 2).Select(unit => unit.Name));
    }

    [Theory]
    [InlineData("第１派出所（新城）")]
    [InlineData("第1派出所(新城)")]
    public async Task Width_and_case_do_not_matter_on_either_side(string text)
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Units.AddUnit(UnitKind.Station, "990101030000", "第１派出所（新城）", null, test.City.Id, test.Administrator);

        Assert.Single(NameSearch.Units(Scope.Everything, test.Centre.Book, text, test.Clock.Now, 10));
    }

    [Fact]
    public async Task Nothing_beside_the_scope_is_found_and_who_moves_out_of_it_no_more()
    {
        await using var test = await TestCentre.Open();
        var east = Scope.Of(test.East.Id);

        Assert.Equal(["城东所"], NameSearch.Units(east, test.Centre.Book, "城", test.Clock.Now, 10).Select(unit => unit.Name));
        Assert.Equal([test.Li.Id], NameSearch.People(east, test.Centre.Book, "officer", test.Clock.Now, 10).Select(person => person.Id));
        await test.Centre.Units.MovePerson(test.Li.Id, test.West.Id, test.Clock.Now, test.Administrator);
        Assert.Empty(NameSearch.People(east, test.Centre.Book, "officer", test.Clock.Now, 10));
        Assert.Empty(NameSearch.Units(Scope.Nothing, test.Centre.Book, "城", test.Clock.Now, 10));
    }
}

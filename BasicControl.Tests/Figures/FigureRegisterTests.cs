using System.Reflection;
using BasicControl.Core.Figures;

namespace BasicControl.Tests.Figures;

public sealed class FigureRegisterTests
{
    [Fact]
    public void Every_code_is_defined_once_and_every_definition_has_its_code()
    {
        var codes = typeof(FigureCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(codes.Order(StringComparer.Ordinal), FigureRegister.All.Select(figure => figure.Code).Order(StringComparer.Ordinal));
        Assert.All(FigureRegister.All, figure => Assert.Same(figure, FigureRegister.Of(figure.Code)));
        Assert.Null(FigureRegister.Find("no-such-figure"));
    }

    [Fact]
    public void Every_figure_is_worded_in_both_languages() => Assert.All(FigureRegister.All, figure =>
    {
        foreach (var words in new[] { figure.Name, figure.Numerator, figure.Cohort, figure.Formula, figure.WindowName })
        {
            Assert.Contains(words.Zh, character => character >= 0x4E00);
            Assert.DoesNotContain(words.En!, character => character >= 0x4E00);
        }
    });

    [Fact]
    public void A_share_and_nothing_else_has_a_denominator_and_a_better_way() => Assert.All(FigureRegister.All, figure =>
    {
        Assert.Equal(figure.Measure == FigureMeasure.Share, figure.Denominator is not null);
        Assert.True(figure.Measure != FigureMeasure.Share || figure.Direction == TargetDirection.AtLeast);
    });

    [Theory]
    [InlineData(FigureCodes.Closure, 0.98, 0.98, true)]
    [InlineData(FigureCodes.Closure, 0.979, 0.98, false)]
    [InlineData(FigureCodes.P90, 24, 24, true)]
    [InlineData(FigureCodes.P90, 24.1, 24, false)]
    [InlineData(FigureCodes.Created, 5, 1, true)]
    public void A_value_meets_its_target_by_the_way_it_should_move(string code, double value, double target, bool meets) =>
        Assert.Equal(meets, FigureRegister.Of(code).Meets(value, target));
}

using System.Reflection;
using System.Text.RegularExpressions;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Architecture;

public sealed partial class FolderOrderTests
{
    private static readonly Assembly Core = Assembly.Load(FolderOrder.Root);

    [Fact]
    public void Each_folder_of_Core_uses_only_folders_above_it()
    {
        var wrong = TypeReferences.Of(Core)
            .Select(x => (x.User, x.Used, From: FolderOrder.FolderOf(x.User.Namespace), To: FolderOrder.FolderOf(x.Used.Namespace)))
            .Where(x => x.From is not null && x.To is not null && FolderOrder.IsUpward(x.From, x.To))
            .Select(x => $"{x.User.FullName} uses {x.Used.FullName}")
            .Order(StringComparer.Ordinal);

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_source_of_Core_names_a_folder_below_its_own()
    {
        var wrong =
            from source in Repository.Sources("BasicControl.Core/")
            let own = FolderOrder.FolderOf(NamespaceLine().Match(source.Code).Groups[1].Value)
            where own is not null
            from Match name in CoreName().Matches(source.Code)
            let used = FolderOrder.FolderOf(name.Value)
            where used is not null and not FolderOrder.Root && FolderOrder.IsUpward(own, used)
            select $"{source.Path} names {name.Value}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_file_of_Core_lies_in_a_known_folder_and_in_the_namespace_of_that_folder()
    {
        var wrong = Repository.Sources("BasicControl.Core/").Where(source =>
        {
            var folder = Path.GetDirectoryName(source.Path)!.Replace('/', '.').Replace('\\', '.');
            return FolderOrder.FolderOf(folder) is null || NamespaceLine().Match(source.Code).Groups[1].Value != folder;
        });

        Assert.Empty(wrong.Select(s => s.Path));
    }

    [Fact]
    public void The_root_of_Core_holds_only_the_file_that_puts_the_parts_together() =>
        Assert.Equal(["BasicControl.Core/Centre.cs"], Repository.Sources("BasicControl.Core/").Select(s => s.Path).Where(p => p.Count(c => c == '/') == 1));

    [Fact]
    public void The_reader_of_references_sees_bodies_generics_lambdas_and_attributes()
    {
        var used = TypeReferences.Of(typeof(ReferenceProbe).Assembly)
            .Where(x => x.User == typeof(ReferenceProbe)).Select(x => x.Used).ToHashSet();

        Assert.Superset(new HashSet<Type> { typeof(ByBody), typeof(ByGeneric), typeof(ByLambda), typeof(ByAttribute), typeof(ByField) }, used);
    }

    [Theory]
    [InlineData("Basics", "Changes", true)]
    [InlineData("Changes", "Basics", false)]
    [InlineData("Wall", "Briefing", true)]
    [InlineData("Data", "Data", false)]
    [InlineData("Samples", FolderOrder.Root, true)]
    [InlineData(FolderOrder.Root, "Samples", false)]
    public void A_folder_may_not_use_one_below_it(string user, string used, bool wrong) => Assert.Equal(wrong, FolderOrder.IsUpward(user, used));

    // The store of accounts is ASP.NET Core Identity's; it knows EF Core and no web.
    [Fact]
    public void Core_knows_neither_the_web_nor_a_component_library() => Assert.DoesNotContain(
        Core.GetReferencedAssemblies().Where(a => a.Name != "Microsoft.AspNetCore.Identity.EntityFrameworkCore"),
        a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || a.Name.StartsWith("BootstrapBlazor", StringComparison.Ordinal));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"BasicControl\.Core(\.\w+)+")]
    private static partial Regex CoreName();
}

internal sealed class ByBody;

internal sealed class ByGeneric;

internal sealed class ByLambda;

internal sealed record ByField(object Value);

[AttributeUsage(AttributeTargets.Class)]
internal sealed class ByAttribute : Attribute;

[ByAttribute]
internal sealed class ReferenceProbe
{
    private ByField? _field;

    public object Body() => _field ??= new ByField(new ByBody());

    public static int Generic() => new List<Dictionary<string, ByGeneric[]>>().Count;

    public static Func<object> Lambda(int seed) => () => seed == 0 ? new ByLambda() : "";
}

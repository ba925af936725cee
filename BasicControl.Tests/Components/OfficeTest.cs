using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Access;
using BasicControl.Tests.Kit;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BasicControl.Tests.Components;

/// <summary>The base of tests of office pages: a centre of its own, a clock that stands still, a post that can be taken.</summary>
public abstract class OfficeTest : ComponentTest, IAsyncLifetime
{
    private readonly DefaultHttpContext _http = new() { User = Proof.Of(Proof.Visitor, Proof.Visitor) };
    private readonly PostedForm _form = new();

    internal TestCentre Test { get; private set; } = null!;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public async ValueTask InitializeAsync()
    {
        Test = await TestCentre.Open();
        Services.AddSingleton<TimeProvider>(Test.Clock);
        Services.AddSingleton(Test.Centre);
        Services.AddSingleton(Test.Centre.Book);
        Services.AddSingleton(Test.Centre.Reader);
        Services.AddSingleton(Test.Centre.Commit);
        Services.AddSingleton(Test.Centre.Feeds);
        Services.AddSingleton(new InspectionSample(0));
        Services.AddSingleton(new DemoMode(true, "small"));
        Services.AddSingleton<IHttpContextAccessor>(new OneRequest { HttpContext = _http });
        Services.AddSingleton<IFormValueMapper>(_form);
        Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        Services.AddOfficeParts();
        Services.AddDoorParts();
        Services.AddAccountParts();
        Services.Replace(ServiceDescriptor.Singleton<Func<WallBoards>>(_ => throw new InvalidOperationException("This page asks the wall.")));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await Test.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes a post for the pages that are rendered next.</summary>
    protected void Take(Actor actor) => _http.User = Proof.Of(Proof.Role, DemoRoles.Write(actor));

    /// <summary>Takes a role that an account holds in a unit.</summary>
    internal async Task TakeAccount(Post role, UnitId unit) =>
        _http.User = Proof.Of(Proof.Session, (await new AccessKit(Test).At(role, unit, "910001")).Caller.Session!.Value);

    /// <summary>Posts a form to the pages that are rendered next.</summary>
    protected void FillIn(object form) => _form.Value = form;

    /// <summary>The accessor of the framework forgets the request on the way into a test.</summary>
    private sealed class OneRequest : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; }
    }

    /// <summary>What the browser has posted, if anything.</summary>
    private sealed class PostedForm : IFormValueMapper
    {
        public object? Value { get; set; }

        public bool CanMap(Type valueType, string scopeName, string? formName) => Value?.GetType() == valueType;

        public void Map(FormValueMappingContext context) => context.SetResult(Value);
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    /// <summary>Makes lists read from another store.</summary>
    protected void ReadFrom(StoreReader reader) =>
        Services.Replace(ServiceDescriptor.Singleton(new OrderQueries(reader, Test.Centre.Book, Test.Clock)));
}

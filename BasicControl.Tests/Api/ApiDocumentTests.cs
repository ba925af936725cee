using System.Globalization;
using System.Text;
using System.Text.Json;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Api;

/// <summary>The document says what the API does: no route, field, status or example apart.</summary>
public sealed class ApiDocumentTests(BrowserFixture browser)
{
    private static readonly JsonElement Document = JsonDocument.Parse(ApiDocument.In(CultureInfo.GetCultureInfo("en"))).RootElement;

    private static int Operations => Document.GetProperty("paths").EnumerateObject().Sum(path => path.Value.EnumerateObject().Count());

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void The_document_is_valid_openapi_in_both_languages(string language)
    {
        var text = Encoding.UTF8.GetString(ApiDocument.In(CultureInfo.GetCultureInfo(language)));

        var read = OpenApiDocument.Parse(text, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.DoesNotContain("\"@", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_route_is_documented_and_every_documented_one_is_there()
    {
        await using var api = await ApiServer.StartAsync();
        var routes = api.Server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {route.RoutePattern.RawText!.Replace("**", "", StringComparison.Ordinal).Replace(":long", "", StringComparison.Ordinal)}"));
        var documented = Document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));

        Assert.Equal(routes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_fields_of_a_record_are_those_that_are_read()
    {
        var documented = Schema("Record").GetProperty("properties").EnumerateObject().Select(field => field.Name);

        Assert.Equal(RecordValues.Fields.Select(field => field.Name()).Append("source").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_breakdowns_of_figures_are_those_that_exist()
    {
        var documented = Document.GetProperty("paths").GetProperty(ApiLinks.Figures).GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Single(parameter => parameter.GetProperty("name").GetString() == "by").GetProperty("schema").GetProperty("enum").EnumerateArray().Select(name => name.GetString());

        Assert.Equal(Core.Figures.FigureBys.Names, documented);
    }

    [Fact]
    public async Task Every_example_of_a_request_is_taken_and_answered_in_the_documented_shape()
    {
        await using var api = await ApiServer.StartAsync();
        var content = Document.GetProperty("paths").GetProperty(ApiLinks.Incidents).GetProperty("post").GetProperty("requestBody").GetProperty("content");
        Assert.Equal(IncidentForms.MediaTypes, content.EnumerateObject().Select(media => media.Name));

        foreach (var media in content.EnumerateObject())
        {
            foreach (var example in media.Value.GetProperty("examples").EnumerateObject())
            {
                var body = example.Value.GetProperty("value");
                var answer = await api.PostAsync(body.GetRawText(), media.Name);
                if (body.ValueKind == JsonValueKind.Object)
                {
                    Assert.True(answer.Status is 200 or 201, answer.Text);
                    AssertShape(Schema("Taken"), answer.Json);
                }
                else
                {
                    AssertShape(Schema("BatchAnswer"), answer.Json);
                    Assert.Equal(0, answer.Json.GetProperty("refused").GetInt32());
                    foreach (var item in answer.Json.GetProperty("results").EnumerateArray()) AssertShape(Schema("Taken"), item);
                }
            }
        }
    }

    [Fact]
    public async Task Answers_have_the_documented_members_and_no_others()
    {
        await using var api = await ApiServer.StartAsync();
        var batch = await api.PostAsync("""[{"source":"110","number":"1","at":"2026-05-01T08:00:00Z"},{"source":"110","number":"2"}]""");

        AssertShape(Schema("ItemRefused"), batch.Json.GetProperty("results")[1]);
        AssertShape(Schema("Refusal"), batch.Json.GetProperty("results")[1].GetProperty("errors")[0]);
        AssertShape(Schema("Problem"), (await api.PostAsync("{")).Json);
        AssertShape(Schema("RecordView"), (await api.GetAsync(ApiLinks.Incident("110", "1"))).Json);
        AssertShape(Schema("WallFrame"), (await api.GetAsync(ApiLinks.Wall)).Json);
        AssertShape(Schema("Boundaries"), (await api.GetAsync(ApiLinks.Boundaries)).Json);
        AssertShape(Schema("Heat"), (await api.GetAsync(ApiLinks.Heat)).Json);
        AssertShape(Schema("HeatPeriod"), (await api.GetAsync(ApiLinks.Heat)).Json.GetProperty("before"));
    }

    [Fact]
    public async Task The_page_shows_the_document_without_asking_another_server()
    {
        var server = await browser.ServerAsync();
        await using var watched = await browser.OpenAsync(server.BaseAddress, "en");

        await watched.Page.GotoAsync(ApiLinks.Page);

        await Expect(watched.Page.Locator(".swagger-ui .info .title")).ToContainTextAsync("BasicControl API");
        await Expect(watched.Page.Locator(".opblock")).ToHaveCountAsync(Operations);
        Assert.Empty(watched.Faults);
    }

    private static JsonElement Schema(string name) => Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static void AssertShape(JsonElement schema, JsonElement answer)
    {
        var allowed = schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).ToHashSet();
        var required = schema.GetProperty("required").EnumerateArray().Select(member => member.GetString()!);
        var given = answer.EnumerateObject().Select(member => member.Name).ToHashSet();
        Assert.Empty(given.Except(allowed));
        Assert.Empty(required.Except(given));
    }
}

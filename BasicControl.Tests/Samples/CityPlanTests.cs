using System.Text.Json;
using BasicControl.Core.Samples;

namespace BasicControl.Tests.Samples;

public sealed class CityPlanTests
{
    // Provinces, municipalities, and cities, districts and roads that everybody knows: none may appear in an invented city.
    private static readonly string[] Real =
    [
        "北京", "上海", "天津", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南",
        "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "广州", "深圳", "南京", "杭州", "苏州", "无锡",
        "宁波", "温州", "合肥", "福州", "厦门", "泉州", "济南", "青岛", "烟台", "郑州", "洛阳", "武汉", "长沙", "南昌", "成都", "绵阳", "贵阳", "昆明", "西安", "兰州",
        "西宁", "银川", "太原", "石家庄", "沈阳", "大连", "长春", "哈尔滨", "南宁", "桂林", "海口", "三亚", "鹤壁", "鹤岗", "云浮", "汀州", "长汀", "栖霞", "鼓楼",
        "朝阳", "海淀", "浦东", "黄浦", "天河", "福田", "武侯", "江汉", "岳麓", "中山", "解放", "人民路", "建设路", "和平", "青田", "竹山",
    ];

    private static IReadOnlyList<IReadOnlyList<Point>> Cells => CityPlan.Cells.Cells;

    [Fact]
    public void No_name_of_a_unit_or_street_is_a_real_place()
    {
        var names = CityPlan.Counties.Select(county => county.Name.Zh)
            .Concat(CityPlan.Stations.SelectMany(station => station.Streets.Append(station.Name.Zh)))
            .Append(CityPlan.Name.Zh).ToList();

        Assert.True(names.Count > 70);
        Assert.DoesNotContain(names, name => Real.Any(real => name.Contains(real, StringComparison.Ordinal)));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Codes_have_twelve_digits_lie_under_99_and_are_unique()
    {
        var codes = CityPlan.Counties.Select(county => county.Code).Concat(CityPlan.Stations.Select(station => station.Code))
            .Concat(CityPlan.Branches.Concat(CityPlan.Departments).Select(office => office.Code)).Append(CityPlan.Code).ToList();

        Assert.All(codes, code => Assert.Matches("^99[0-9]{10}$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(15, CityPlan.Stations.Count);
    }

    [Fact]
    public void Every_station_stands_in_its_own_area_and_in_no_other()
    {
        for (var own = 0; own < Cells.Count; own++)
        {
            for (var cell = 0; cell < Cells.Count; cell++)
            {
                Assert.Equal(own == cell, Polygon.Contains(Cells[cell], CityPlan.Stations[own].Site));
            }
        }
    }

    [Fact]
    public void Areas_neither_overlap_nor_leave_a_gap()
    {
        var city = Polygon.Union(Cells);
        var inside = 0;
        for (var x = -22.0; x <= 22; x += 0.21)
        {
            for (var y = -20.0; y <= 20; y += 0.19)
            {
                var owners = Cells.Count(cell => Polygon.Contains(cell, new(x, y)));
                Assert.Equal(Polygon.Contains(city, new(x, y)) ? 1 : 0, owners);
                inside += owners;
            }
        }

        Assert.InRange(inside, 15_000, 40_000);
        Assert.Equal(Polygon.Area(city), Cells.Sum(Polygon.Area), 3);
    }

    [Fact]
    public void The_border_of_an_area_never_crosses_itself() => Assert.All(Cells, cell =>
    {
        for (var i = 0; i < cell.Count; i++)
        {
            for (var j = i + 2; j < cell.Count - (i == 0 ? 1 : 0); j++)
            {
                Assert.False(Cross(cell[i], cell[(i + 1) % cell.Count], cell[j], cell[(j + 1) % cell.Count]), $"edges {i} and {j}");
            }
        }
    });

    [Fact]
    public void Calls_happen_inside_the_area_of_their_station()
    {
        var maker = new IncidentMaker(new SampleSeed(3), Core.Clock.CityZone.Of(CityPlan.Zone));
        var rings = Cells.Select(cell => JsonDocument.Parse(CityCells.GeoJson(cell)).RootElement.GetProperty("coordinates")[0]
            .EnumerateArray().Select(place => new Point(place[0].GetDouble(), place[1].GetDouble())).ToList()).ToList();

        var calls = maker.Day(new(2026, 11, 20), 1_500);

        // A place is told to five decimals, about a metre: one that lies on the border may fall to the neighbour's side.
        var outside = calls.Count(call => !Polygon.Contains(rings[call.Station], new(call.Record.Longitude!.Value, call.Record.Latitude!.Value)));
        Assert.InRange(outside, 0, calls.Count / 300);
        Assert.All(rings, ring => Assert.Equal(ring[0], ring[^1]));
    }

    private static bool Cross(Point a, Point b, Point c, Point d) => Turn(a, b, c) * Turn(a, b, d) < 0 && Turn(c, d, a) * Turn(c, d, b) < 0;

    private static double Turn(Point a, Point b, Point c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}

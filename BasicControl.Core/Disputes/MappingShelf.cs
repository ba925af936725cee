namespace BasicControl.Core.Disputes;

/// <summary>The mapping that comes with the product: in force until a version is published.</summary>
public static class MappingShelf
{
    private const string Name = "BasicControl.Core.Disputes.Mappings.shipped.json";

    /// <summary>The document as it is written.</summary>
    public static string ShippedJson()
    {
        using var text = new StreamReader(typeof(MappingShelf).Assembly.GetManifestResourceStream(Name)!);
        return text.ReadToEnd();
    }

    internal static DisputeMapping Shipped() => new(MappingReader.Read(ShippedJson(), "shipped.json").Value);
}

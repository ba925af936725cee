using System.Text.Encodings.Web;
using System.Text.Json;

namespace BasicControl.Web.Api;

internal static class ApiJson
{
    /// <summary>Chinese text goes out as text; answers are never put into HTML.</summary>
    public static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

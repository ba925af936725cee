using System.Security.Cryptography;

namespace BasicControl.Core.Sealing;

/// <summary>Random bytes, asked of the system by the handful: a call costs as much as sealing a short text. One caller at a time.</summary>
/// <param name="size">Bytes that are taken at once.</param>
internal sealed class RandomBytes(int size)
{
    private readonly byte[] _kept = new byte[size * 64];
    private int _left;

    public void Next(Span<byte> bytes)
    {
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(_kept);
            _left = _kept.Length;
        }

        var taken = _kept.AsSpan(_left -= size, size);
        taken.CopyTo(bytes);
        taken.Clear();
    }

    public byte[] Next()
    {
        var bytes = new byte[size];
        Next(bytes);
        return bytes;
    }
}

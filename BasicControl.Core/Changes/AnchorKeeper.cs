using BasicControl.Core.Clock;

namespace BasicControl.Core.Changes;

/// <summary>Writes an anchor whenever it is asked and the journal has grown: now and then while the server runs, and when it stops.</summary>
public sealed class AnchorKeeper(Commit commit, AnchorBook book, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _written = Newest(book);

    public string Folder => book.Folder;

    /// <summary>The last one that this process has written.</summary>
    public Anchor? Last { get; private set; }

    /// <summary>Why the last attempt failed, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Never throws: a folder that cannot be written must not stop the work; <see cref="Fault"/> tells it.</summary>
    /// <returns>False when it could not be written.</returns>
    public bool Write()
    {
        lock (_gate)
        {
            var (position, hash, _) = commit.Head;
            if (position == 0 || position == _written)
            {
                return true;
            }

            try
            {
                var anchor = new Anchor(position, Convert.ToHexStringLower(hash), clock.UtcNow());
                book.Write(anchor);
                (_written, Last, Fault) = (position, anchor, null);
                return true;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Fault = fault.Message;
                return false;
            }
        }
    }

    private static long Newest(AnchorBook book)
    {
        try
        {
            return book.Read().Newest?.Position ?? 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}

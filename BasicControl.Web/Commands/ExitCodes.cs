namespace BasicControl.Web.Commands;

/// <summary>What the exit code of every command means. Scripts rely on the numbers.</summary>
public static class ExitCodes
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>Understood and refused: the words say why. An import of which not one row could be taken ends so too.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong: an unknown option, a missing or impossible value.</summary>
    public const int Usage = 2;

    /// <summary>Another process owns the store.</summary>
    public const int StoreInUse = 3;

    /// <summary>The file is no store of this program, or its journal does not hold.</summary>
    public const int StoreDamaged = 4;

    /// <summary>There is no such store, or an older version wrote it and only an owner may bring it up to date.</summary>
    public const int StoreNotReady = 5;

    /// <summary>The address to listen on is taken, or a server named by <c>--server</c> does not answer.</summary>
    public const int AddressUnusable = 6;

    /// <summary>Stopped by the person or the system before the end (128 + SIGINT).</summary>
    public const int Stopped = 130;
}

using BasicControl.Core.Basics;

namespace BasicControl.Core.Access.Identity;

/// <summary>
/// Answers every refused log-in at a whole multiple of a time after its beginning: what the refusal cost, above all whether the store was
/// written, cannot be measured.
/// </summary>
/// <param name="Every">Longer than a refusal takes; zero: at once.</param>
/// <param name="Clock">Of the machine: the time that a stranger measures is not the program's, which may stand or run.</param>
public sealed record RefusalPace(TimeSpan Every, TimeProvider Clock)
{
    internal async Task<Outcome<T>> Even<T>(Func<Task<Outcome<T>>> attempt, CancellationToken stop)
    {
        var began = Clock.GetTimestamp();
        var answer = await attempt();
        if (!answer.IsAccepted && Left(Clock.GetElapsedTime(began)) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, Clock, stop);
        }

        return answer;
    }

    internal TimeSpan Left(TimeSpan elapsed) => Every > TimeSpan.Zero && elapsed.Ticks % Every.Ticks is > 0 and var over ? Every - TimeSpan.FromTicks(over) : TimeSpan.Zero;
}

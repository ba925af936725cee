namespace BasicControl.Core.Samples;

/// <summary>Independent streams of chance from one seed, so that more of one thing changes nothing of another.</summary>
internal readonly record struct SampleSeed(int Value)
{
    /// <param name="purpose">What the stream decides, a fixed number a use.</param>
    /// <param name="part">Day or index that the stream belongs to.</param>
    public Random For(SampleStream purpose, int part = 0)
    {
        unchecked
        {
            var mixed = ((uint)Value * 2654435761u) ^ ((uint)(int)purpose * 40503u) ^ ((uint)part * 2246822519u);
            mixed ^= mixed >> 15;
            mixed *= 2246822519u;
            mixed ^= mixed >> 13;
            return new Random((int)(mixed & int.MaxValue));
        }
    }
}

internal enum SampleStream
{
    People = 1,
    Spots = 2,
    Incidents = 3,
    Visits = 4,
    Directives = 5,
    Leads = 6,
    Simulator = 7,
    Civic = 8,
    Disputes = 9,
}

using System.Collections.Immutable;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Scoring;

/// <summary>Every rubric that was published, in memory; the shipped one is in force before any other. Entries are added only after their commit.</summary>
public sealed class RubricBook
{
    private ImmutableArray<Rubric> _rubrics = [Rubric.Shipped];

    /// <summary>By version.</summary>
    public IReadOnlyList<Rubric> All => _rubrics;

    public Rubric Latest => _rubrics[^1];

    public static RubricBook Load(BasicControlDb db)
    {
        var book = new RubricBook();
        foreach (var row in db.Rubrics.AsNoTracking().OrderBy(row => row.Version))
        {
            book.Add(row.Rubric());
        }

        return book;
    }

    /// <summary>The rubric in force at an instant: of those that have begun by then, the one published last.</summary>
    public Rubric At(DateTime instant)
    {
        var rubrics = _rubrics;
        for (var i = rubrics.Length - 1; i > 0; i--)
        {
            if (rubrics[i].From <= instant)
            {
                return rubrics[i];
            }
        }

        return rubrics[0];
    }

    /// <summary>The next instant after this one at which another rubric comes into force; <see cref="DateTime.MaxValue"/> for none.</summary>
    public DateTime NextAfter(DateTime instant) =>
        _rubrics.Where(rubric => rubric.From > instant).Select(rubric => rubric.From).DefaultIfEmpty(DateTime.MaxValue).Min();

    internal void Add(Rubric rubric) => ImmutableInterlocked.Update(ref _rubrics, (all, one) => all.Any(known => known.Version == one.Version) ? all : all.Add(one), rubric);
}

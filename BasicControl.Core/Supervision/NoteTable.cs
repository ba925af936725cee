using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasicControl.Core.Supervision;

internal sealed class NoteTable : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> note)
    {
        note.ToTable("notes").HasKey(row => row.Id);
        note.Property(row => row.Id).ValueGeneratedNever();
        note.Ignore(row => row.Text);
        note.HasIndex(row => new { row.About, row.AboutId, row.Id });
        note.HasIndex(row => row.AnswerTo).HasFilter("answer_to IS NOT NULL");
    }
}

public static class NoteSets
{
    extension(BasicControlDb db)
    {
        public DbSet<Note> Notes => db.Set<Note>();
    }
}

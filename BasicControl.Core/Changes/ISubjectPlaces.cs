using BasicControl.Core.Basics;
using BasicControl.Core.Data;

namespace BasicControl.Core.Changes;

/// <summary>Knows where the subjects of the journal stand, for whoever reads the journal without knowing the nouns.</summary>
public interface ISubjectPlaces
{
    /// <summary>Whether a subject lies in a scope; what does not exist lies in none but everything.</summary>
    bool Covers(Scope scope, BasicControlDb db, Subject subject, long id);
}

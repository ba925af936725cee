using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;

namespace BasicControl.Core.Wall;

/// <summary>What the boards live on: the store to begin with, the feed to follow, the organisation, the feeds' arrivals and the clock.</summary>
public interface IWallInputs
{
    StoreReader Reader { get; }

    ChangeFeed Feed { get; }

    OrganisationBook Book { get; }

    FeedWatch Feeds { get; }

    TargetQueries Targets { get; }

    RubricBook Rubrics { get; }

    TimeProvider Clock { get; }

    /// <summary>Reads journal rows back into events.</summary>
    EventCatalogue Catalogue { get; }
}

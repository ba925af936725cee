namespace BasicControl.Core.Basics;

/// <summary>Kind of a dispute (矛盾纠纷, domain §6). The numbers stand in the store.</summary>
public enum DisputeKind
{
    /// <summary>No dispute.</summary>
    None = 0,

    /// <summary>婚恋.</summary>
    MarriageLove = 1,

    /// <summary>家庭.</summary>
    Family = 2,

    /// <summary>邻里.</summary>
    Neighbour = 3,

    /// <summary>债务.</summary>
    Debt = 4,

    /// <summary>劳资.</summary>
    Labour = 5,

    /// <summary>经济.</summary>
    Economic = 6,

    /// <summary>医患.</summary>
    Medical = 7,

    /// <summary>噪声.</summary>
    Noise = 8,

    /// <summary>威胁.</summary>
    Threat = 9,

    /// <summary>打架.</summary>
    Fight = 10,

    /// <summary>其他: a dispute of a kind of its own.</summary>
    Other = 11,

    /// <summary>未分类: a dispute whose kind the source does not say.</summary>
    Unspecified = 12,
}

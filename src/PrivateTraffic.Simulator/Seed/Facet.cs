namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// What is being asked of the noise. The numbers are part of the world: changing one changes every world, adding one changes none.
/// </summary>
internal enum Facet
{
    MemberName = 1,
    MemberTraits = 2,
    MemberLeaving = 3,
    MemberHiring = 4,

    CustomerName = 10,
    CustomerKind = 11,
    CustomerGender = 12,
    CustomerUnionId = 13,
    CustomerCompany = 14,
    CustomerJoining = 15,
    CustomerHour = 16,

    FollowerCount = 20,
    FollowerPick = 21,
    RelationStart = 22,
    RelationEnd = 23,
    RelationChannel = 24,
    RelationRemark = 25,
    RelationEdit = 26,
    RelationPhone = 27,

    TagLevel = 30,
    TagInterest = 31,
    TagPersonal = 32,

    ActivityRate = 40,
    ActivityPhases = 41,
    InteractionCount = 42,
    InteractionKind = 43,
    InteractionMoment = 44,
    InteractionPartner = 45,

    Buyer = 50,
    PurchaseWalk = 51,
    OrderContent = 52,
    OrderRefund = 53,
    OrderPayee = 54,
    ShopIdentity = 55,

    GroupPlan = 60,
    GroupMember = 61,
    GroupStranger = 62,
    GroupStaff = 63,

    MomentPlan = 70,
    MomentPublishing = 71,
    MomentLike = 72,
    MomentComment = 73,

    ChatText = 80,

    IdScramble = 90,
    IdFiller = 91,
    LinkChat = 92,
}

namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// The whole demo world. Every fact follows from the <see cref="WorldSpec"/>, nothing is stored but the index of who
/// follows whom; later facts are there already and become visible when the clock reaches them.
/// </summary>
internal sealed class World
{
    private const int CalendarBeforeHistory = 800;
    private const int CalendarAfterAnchor = 1500;

    public World(WorldSpec spec)
    {
        Spec = spec;
        var noise = new Noise(Noise.Mix((ulong)spec.Seed + 1));
        var season = new Season(spec.FirstDay - CalendarBeforeHistory, spec.AnchorDay + CalendarAfterAnchor);
        Noise = noise;
        Ids = new CustomerIds(noise);
        Staff = new Staff(spec, noise);
        Channels = new Channels();
        Customers = new Customers(spec, noise, Ids);
        Followers = new Followers(spec, noise, Staff, Customers);
        Relations = new RelationDetails(noise, Staff, Customers, Channels);
        Activity = new Activity(noise, Customers);
        Interactions = new Interactions(spec, noise, season, Customers, Activity);
        Purchases = new Purchases(spec, noise, season, Customers, Activity);
        Bills = new BillLedger(spec, Customers, Purchases);
        Groups = new Groups(spec, noise, Staff, Followers, Channels);
        Moments = new Moments(spec, noise, Staff, Customers, Activity);
        Conversations = new Conversations(noise, Staff, Followers, Interactions);
        Chronicle = new Chronicle(this);
    }

    public WorldSpec Spec { get; }

    public Noise Noise { get; }

    public CustomerIds Ids { get; }

    public Staff Staff { get; }

    public Channels Channels { get; }

    public Customers Customers { get; }

    public Followers Followers { get; }

    public RelationDetails Relations { get; }

    public Activity Activity { get; }

    public Interactions Interactions { get; }

    public Purchases Purchases { get; }

    public BillLedger Bills { get; }

    public Groups Groups { get; }

    public Moments Moments { get; }

    public Conversations Conversations { get; }

    public Chronicle Chronicle { get; }
}

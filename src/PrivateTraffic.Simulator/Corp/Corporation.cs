using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>
/// The whole state of the demo company. Everything in here is read and written under <see cref="Gate"/>; the world below it
/// never changes and needs no lock.
/// </summary>
internal sealed class Corporation
{
    private readonly ICallbackSink callbacks;
    private readonly Evolution evolution;

    public Corporation(World world, SimClock clock, ICallbackSink callbacks)
    {
        var seed = world.Spec.Seed;
        World = world;
        Clock = clock;
        this.callbacks = callbacks;
        AsOf = clock.Now;
        Apps = new Apps(world.Staff);
        Tokens = new TokenOffice(clock, seed);
        Tickets = new Tickets(clock, seed);
        Cursors = new Cursors(clock, seed);
        SignIns = new SignInDesk(clock, seed);
        People = new People(world.Staff, () => AsOf);
        Customers = new CustomerBook(world);
        Tags = new TagBook(world);
        Relations = new RelationBook(world, () => AsOf);
        Notes = new RelationNotes(world, Relations, Tags, Customers, People);
        Groups = new GroupBook(world, People, clock, () => AsOf);
        Moments = new MomentBook(world, Relations, Notes, People, () => AsOf);
        Chats = new ChatBook();
        MassMessages = new MassMessageBook(world, Relations, Chats, clock, () => AsOf);
        AppMessages = new AppMessageBook(world, Chats, clock, () => AsOf);
        Media = new MediaStore(world, () => AsOf);
        Links = new LinkBook(world);
        Transfers = new TransferBook(() => AsOf);
        Welcomes = new WelcomeDesk(clock, Chats, seed);
        Bills = new BillBook(world, () => AsOf);
        Feed = new Feed(() => AsOf);
        evolution = new Evolution(this);
        evolution.CatchUp();
    }

    public Lock Gate { get; } = new();

    public World World { get; }

    public SimClock Clock { get; }

    /// <summary>The moment up to which the world has been played, in Unix seconds.</summary>
    public long AsOf { get; internal set; }

    public Apps Apps { get; }

    public TokenOffice Tokens { get; }

    public Tickets Tickets { get; }

    public Cursors Cursors { get; }

    public SignInDesk SignIns { get; }

    public People People { get; }

    public CustomerBook Customers { get; }

    public TagBook Tags { get; }

    public RelationBook Relations { get; }

    public RelationNotes Notes { get; }

    public GroupBook Groups { get; }

    public MomentBook Moments { get; }

    public ChatBook Chats { get; }

    public MassMessageBook MassMessages { get; }

    public AppMessageBook AppMessages { get; }

    public MediaStore Media { get; }

    public LinkBook Links { get; }

    public TransferBook Transfers { get; }

    public WelcomeDesk Welcomes { get; }

    public BillBook Bills { get; }

    public Feed Feed { get; }

    public Records ContactWays { get; } = new("42");

    public Records JoinWays { get; } = new("9a");

    public Records GroupWelcomes { get; } = new("gw");

    /// <summary>Plays the world up to the clock. Call it under the gate, before looking at anything.</summary>
    public void Evolve() => evolution.PlayUntil(Clock.Now);

    /// <summary>Tells the apps that something happened which none of them did.</summary>
    public void Announce(CallbackEvent happened) => callbacks.Send(happened);
}

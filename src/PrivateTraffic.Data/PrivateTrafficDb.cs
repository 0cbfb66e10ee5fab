using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.Data.Conventions;
using PrivateTraffic.Data.Corps;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Groups;
using PrivateTraffic.Data.Links;
using PrivateTraffic.Data.Members;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Moments;
using PrivateTraffic.Data.Notes;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Data.Statistics;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Data.Todos;

namespace PrivateTraffic.Data;

/// <summary>The model, the same on every database; each provider has a subclass of its own for its migrations.</summary>
public abstract class PrivateTrafficDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>How often work is done that stands in the way of other transactions, before it is given up.</summary>
    private const int MostAttempts = 5;

    public DbSet<Corp> Corps => Set<Corp>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<TouchedCustomer> TouchedCustomers => Set<TouchedCustomer>();

    public DbSet<Identity> Identities => Set<Identity>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<FollowRelation> FollowRelations => Set<FollowRelation>();

    public DbSet<CorpTagGroup> CorpTagGroups => Set<CorpTagGroup>();

    public DbSet<CorpTag> CorpTags => Set<CorpTag>();

    public DbSet<TagMark> TagMarks => Set<TagMark>();

    public DbSet<GroupChat> GroupChats => Set<GroupChat>();

    public DbSet<GroupChatMember> GroupChatMembers => Set<GroupChatMember>();

    public DbSet<Moment> Moments => Set<Moment>();

    public DbSet<MomentPublication> MomentPublications => Set<MomentPublication>();

    public DbSet<RecordedInteraction> Interactions => Set<RecordedInteraction>();

    public DbSet<RecordedOrder> Orders => Set<RecordedOrder>();

    public DbSet<RecordedRefund> Refunds => Set<RecordedRefund>();

    public DbSet<MemberDay> MemberDays => Set<MemberDay>();

    public DbSet<ModelVersion> ModelVersions => Set<ModelVersion>();

    public DbSet<PlacementPage> PlacementPages => Set<PlacementPage>();

    public DbSet<Transition> Transitions => Set<Transition>();

    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();

    public DbSet<SyncStep> SyncSteps => Set<SyncStep>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<ScriptSend> ScriptSends => Set<ScriptSend>();

    public DbSet<TrackedLink> TrackedLinks => Set<TrackedLink>();

    public DbSet<CustomerNote> CustomerNotes => Set<CustomerNote>();

    public DbSet<TodoMark> TodoMarks => Set<TodoMark>();

    public DbSet<Audience> Audiences => Set<Audience>();

    /// <summary>What is done differently on this database.</summary>
    public abstract IDialect Dialect { get; }

    /// <summary>
    /// Lets writers of this process in one by one, where the database knows one writer only: they would
    /// otherwise wait for each other by trying again and again. Null where writers do not get in each other's way.
    /// </summary>
    internal SemaphoreSlim? WriteGate { get; set; }

    /// <inheritdoc cref="IDialect.UpsertAsync{T}"/>
    public Task<int> UpsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class => Dialect.UpsertAsync(this, rows, cancellation);

    /// <inheritdoc cref="IDialect.InsertNewAsync{T}"/>
    public Task<IReadOnlyList<T>> InsertNewAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class => Dialect.InsertNewAsync(this, rows, cancellation);

    /// <inheritdoc cref="IDialect.AppendAsync{T}"/>
    public Task AppendAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class => Dialect.AppendAsync(this, rows, cancellation);

    /// <summary>
    /// Runs work in one write transaction, tracked changes included: all of it is stored, or nothing. Work that stood in the way of another
    /// transaction is done again, so it must not begin with what a first attempt has left in memory.
    /// </summary>
    public async Task WriteAsync(Func<Task> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(work, cancellation);
                return;
            }
            catch (Exception error) when (attempt < MostAttempts && IsCollision(error))
            {
                // The database has ended one of two transactions that waited for each other; the other one is through.
            }
        }
    }

    /// <inheritdoc cref="WriteAsync(Func{Task}, CancellationToken)"/>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var result = default(T)!;
        await WriteAsync(async () => { result = await work(); }, cancellation);
        return result;
    }

    /// <summary>The transaction that bulk writes belong to.</summary>
    /// <exception cref="InvalidOperationException">There is none: the caller forgot <see cref="WriteAsync"/>.</exception>
    internal IDbContextTransaction RequireTransaction() =>
        Database.CurrentTransaction ?? throw new InvalidOperationException("Bulk writes belong into a transaction.");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PrivateTrafficDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
    }

    private async Task WriteOnceAsync(Func<Task> work, CancellationToken cancellation)
    {
        if (WriteGate is { } gate)
        {
            await gate.WaitAsync(cancellation);
        }

        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellation);
            await work();
            await SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            ChangeTracker.Clear();
            WriteGate?.Release();
        }
    }

    private bool IsCollision(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (Dialect.IsCollision(cause))
            {
                return true;
            }
        }

        return false;
    }
}

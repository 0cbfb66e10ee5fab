using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PrivateTraffic.Data.Bulk;

/// <summary>A table as the bulk writers see it: read off EF's model, so that columns are named and converted in one place only.</summary>
internal sealed class BulkTable
{
    private static readonly ConcurrentDictionary<IEntityType, BulkTable> Known = new();

    private BulkTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        var store = StoreObjectIdentifier.Table(Name);
        Columns = [.. entity.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never).Select(p => new BulkColumn(p, store))];
        Keys = [.. Columns.Where(c => c.IsKey)];
        Updated = [.. Columns.Where(c => !c.IsKey && !c.IsInsertOnly)];
    }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public IReadOnlyList<BulkColumn> Keys { get; }

    /// <summary>The columns that an upsert may change.</summary>
    public IReadOnlyList<BulkColumn> Updated { get; }

    public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));

    public string KeyList => string.Join(", ", Keys.Select(c => c.Name));

    public static BulkTable Of<T>(PrivateTrafficDb db)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not part of the model.");
        return Known.GetOrAdd(entity, static e => new BulkTable(e));
    }
}

/// <summary>A column of a bulk write.</summary>
internal sealed class BulkColumn
{
    private readonly IProperty property;
    private readonly Func<object?, object?>? convert;

    public BulkColumn(IProperty property, StoreObjectIdentifier store)
    {
        this.property = property;
        Name = property.GetColumnName(store)!;
        Mapping = property.GetRelationalTypeMapping();
        convert = Mapping.Converter?.ConvertToProvider;
        IsKey = property.IsPrimaryKey();
        IsInsertOnly = property.GetAfterSaveBehavior() == PropertySaveBehavior.Ignore;
    }

    public string Name { get; }

    /// <summary>What a row keeps in the column.</summary>
    public PropertyInfo Property => property.PropertyInfo ?? throw new NotSupportedException($"{Name} is not a property of the row.");

    public RelationalTypeMapping Mapping { get; }

    public bool IsKey { get; }

    /// <summary>Set when the row is made and left alone by upserts.</summary>
    public bool IsInsertOnly { get; }

    /// <summary>The value of the column in the form that the database driver takes.</summary>
    public object? ValueOf(object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }
}

using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Tests.Json;

/// <summary>Rules that every type on the wire keeps, present and future.</summary>
public class ConventionTests
{
    private static readonly Assembly Client = typeof(WeComApp).Assembly;

    public static TheoryData<string> WireTypeNames => [.. WireTypes().Select(type => type.FullName!)];

    [Fact]
    public void There_are_wire_types() => WireTypes().Count.ShouldBeGreaterThan(20);

    [Theory]
    [MemberData(nameof(WireTypeNames))]
    public void Every_property_names_its_json_field(string name)
    {
        var nameless = WireProperties(Client.GetType(name)!).Where(p => p.GetCustomAttribute<JsonPropertyNameAttribute>() is null);

        nameless.Select(p => p.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WireTypeNames))]
    public void A_wire_type_is_a_sealed_record_that_cannot_be_changed(string name)
    {
        var type = Client.GetType(name)!;

        (type.IsSealed || type.IsAbstract).ShouldBeTrue();
        type.GetMethod("<Clone>$").ShouldNotBeNull();
        WireProperties(type).Where(p => p.SetMethod is { } set && !IsInit(set)).Select(p => p.Name).ShouldBeEmpty();
    }

    /// <summary>WeCom leaves out, nulls or empties a list without meaning anything by the difference (protocol page 0.3).</summary>
    [Fact]
    public void A_list_that_is_absent_or_null_reads_as_empty()
    {
        foreach (var context in Contexts())
        {
            foreach (var root in RootsOf(context))
            {
                var info = context.GetTypeInfo(root)!;
                foreach (var list in WireProperties(root).Where(p => IsList(p.PropertyType) && !IsOptionalRequestField(root, p)))
                {
                    if (WireProperties(root).Any(p => p.IsDefined(typeof(RequiredMemberAttribute))))
                    {
                        continue; // Needs a sample of its own; its area's tests have one.
                    }

                    var field = list.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;
                    foreach (var json in new[] { "{}", $$"""{"{{field}}":null}""", $$"""{"{{field}}":[]}""" })
                    {
                        var read = (ICollection?)list.GetValue(JsonSerializer.Deserialize(json, info));
                        read.ShouldNotBeNull($"{root.Name}.{list.Name} from {json}").Count.ShouldBe(0);
                    }
                }
            }
        }
    }

    [Fact]
    public void Ids_are_trimmed_and_never_empty()
    {
        foreach (var id in Client.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.Name == "IWeComId`1")))
        {
            JsonSerializer.Deserialize("\" abc \"", id)!.ToString().ShouldBe("abc");
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize("\" \"", id));
            JsonSerializer.Serialize(JsonSerializer.Deserialize("\"abc\"", id)).ShouldBe("\"abc\"");
            Activator.CreateInstance(id)!.ToString().ShouldBe("");
            Should.Throw<TargetInvocationException>(() => Activator.CreateInstance(id, " "))
                .InnerException.ShouldBeOfType<ArgumentException>();
        }
    }

    [Fact]
    public void Member_ids_are_equal_without_regard_to_case()
    {
        new MemberId("ZhangSan").ShouldBe(new MemberId("zhangsan"));
        new MemberId("ZhangSan").GetHashCode().ShouldBe(new MemberId("zhangsan").GetHashCode());
        new MemberId("ZhangSan").Value.ShouldBe("ZhangSan");
        new ExternalUserId("wmA").ShouldNotBe(new ExternalUserId("wma"));
    }

    private static IEnumerable<JsonSerializerContext> Contexts() => Client.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(JsonSerializerContext)))
        .Select(t => (JsonSerializerContext)t.GetProperty("Wire")!.GetValue(null)!);

    private static IEnumerable<Type> RootsOf(JsonSerializerContext context) => context.GetType()
        .GetProperties()
        .Select(p => p.PropertyType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(System.Text.Json.Serialization.Metadata.JsonTypeInfo<>))
        .Select(t => t.GetGenericArguments()[0])
        .Where(t => t.Assembly == Client && t.IsClass);

    private static List<Type> WireTypes() =>
        [.. Contexts().SelectMany(RootsOf).Distinct().OrderBy(t => t.FullName, StringComparer.Ordinal)];

    private static IEnumerable<PropertyInfo> WireProperties(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(p => p.Name != "EqualityContract" && p.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static bool IsOptionalRequestField(Type type, PropertyInfo property) => type.Name.EndsWith("Request", StringComparison.Ordinal)
        || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
}

using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Tests.Imports.Cells;

public sealed class CustomerReferenceTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pt-keys-").FullName;

    [Theory]
    [InlineData("wmAbCdEf-_0123456789012345678901", IdentityKind.ExternalUserId)]
    [InlineData("woAbCdEf-_0123456789012345678901", IdentityKind.ExternalUserId)]
    [InlineData("wm0123456789012345678901234567", IdentityKind.ExternalUserId)]
    [InlineData("wm012345678901234567890123456", IdentityKind.ShopAccount)]
    [InlineData("wm01234567890123456789012345678901234", IdentityKind.ShopAccount)]
    [InlineData("wm0123456789 0123456789 0123456", IdentityKind.ShopAccount)]
    [InlineData("o6_bmjrPTlm6_2sgVt7hMZOPfL2M", IdentityKind.UnionId)]
    [InlineData("o6_bmjrPTlm6_2sgVt7hMZOPfL2", IdentityKind.ShopAccount)]
    [InlineData("13800138000", IdentityKind.Phone)]
    [InlineData("+86 138-0013-8000", IdentityKind.Phone)]
    [InlineData("+8613800138000", IdentityKind.Phone)]
    [InlineData("138 0013 8000", IdentityKind.Phone)]
    [InlineData("12800138000", IdentityKind.ShopAccount)]
    [InlineData("138001380001", IdentityKind.ShopAccount)]
    [InlineData("8613800138000", IdentityKind.ShopAccount)]
    [InlineData("0001", IdentityKind.ShopAccount)]
    [InlineData("王小明", IdentityKind.ShopAccount)]
    [InlineData("=cmd|'/c calc'!A1", IdentityKind.ShopAccount)]
    [InlineData("<script>alert(1)</script>", IdentityKind.ShopAccount)]
    public void What_a_customer_is_named_by_is_told_by_its_shape(string text, IdentityKind kind)
    {
        CustomerReference.Read(text, null, out var reference).ShouldBeNull();

        reference.Kind.ShouldBe(kind);
    }

    [Fact]
    public void A_kind_that_was_named_settles_it()
    {
        foreach (var kind in (IdentityKind[])[IdentityKind.ShopAccount, IdentityKind.Card, IdentityKind.ExternalUserId, IdentityKind.UnionId])
        {
            CustomerReference.Read("13800138000", kind, out var reference).ShouldBeNull();
            reference.Protect(Keys()).ShouldBe(new IdentityKey(kind, "13800138000"));
        }
    }

    [Fact]
    public void However_a_phone_is_written_it_is_the_same_customer_and_is_not_kept()
    {
        var keys = Keys();
        var index = keys.BlindIndex("13800138000");
        foreach (var text in (string[])["13800138000", "+86 138 0013 8000", "138-0013-8000", "+8613800138000"])
        {
            CustomerReference.Read(text, null, out var reference).ShouldBeNull();
            reference.Protect(keys).ShouldBe(new IdentityKey(IdentityKind.Phone, index));
            reference.ToString().ShouldBe("Phone");
        }

        foreach (var text in (string[])["8613800138000", "0086 13800138000"])
        {
            CustomerReference.Read(text, IdentityKind.Phone, out var reference).ShouldBeNull();
            reference.Protect(keys).Value.ShouldBe(index);
        }
    }

    [Theory]
    [InlineData("(010) 8888-8888", null)]
    [InlineData("+852 9123 4567", null)]
    [InlineData("12345", ImportProblemCode.NotAPhone)]
    [InlineData("138001380001380013800", ImportProblemCode.NotAPhone)]
    [InlineData("王小明", ImportProblemCode.NotAPhone)]
    [InlineData("1380013800x", ImportProblemCode.NotAPhone)]
    public void Where_phones_are_asked_for_anything_else_is_refused(string text, ImportProblemCode? problem) =>
        CustomerReference.Read(text, IdentityKind.Phone, out _).ShouldBe(problem);

    [Fact]
    public void Where_ids_of_wecom_are_asked_for_names_are_refused()
    {
        CustomerReference.Read("王小明", IdentityKind.ExternalUserId, out _).ShouldBe(ImportProblemCode.NotAnIdentity);
        CustomerReference.Read("a b", IdentityKind.UnionId, out _).ShouldBe(ImportProblemCode.NotAnIdentity);
    }

    [Fact]
    public void Nothing_and_too_much_are_refused()
    {
        CustomerReference.Read("", null, out _).ShouldBe(ImportProblemCode.Missing);
        CustomerReference.Read(new string('x', 128), null, out _).ShouldBeNull();
        CustomerReference.Read(new string('x', 129), null, out _).ShouldBe(ImportProblemCode.TooLong);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private PersonalData Keys() => new(KeyRing.Open(Path.Combine(directory, "keys.json")));
}

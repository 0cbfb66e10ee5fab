using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Data.Protection;

namespace PrivateTraffic.Data.Tests.Protection;

public sealed class PersonalDataTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pt-keys-").FullName;

    private string RingFile => Path.Combine(directory, "keys", "ring.json");

    [Fact]
    public void What_is_protected_can_be_revealed()
    {
        var data = new PersonalData(KeyRing.Open(RingFile));

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string>(text =>
        {
            var plain = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
            data.Reveal(data.Protect(plain)).ShouldBe(plain);
        }));
        data.Reveal(data.Protect("客户😀")).ShouldBe("客户😀");
    }

    [Fact]
    public void Equal_texts_are_equal_when_protected_and_the_text_does_not_show()
    {
        var data = new PersonalData(KeyRing.Open(RingFile));

        data.Protect("wang-er").ShouldBe(data.Protect("wang-er"));
        data.Protect("wang-er").ShouldNotBe(data.Protect("wang-san"));
        System.Text.Encoding.UTF8.GetString(data.Protect("wang-er")).ShouldNotContain("wang");
    }

    [Fact]
    public void A_ring_that_is_opened_again_reads_what_it_wrote()
    {
        var written = new PersonalData(KeyRing.Open(RingFile)).Protect("text");

        new PersonalData(KeyRing.Open(RingFile)).Reveal(written).ShouldBe("text");
    }

    [Fact]
    public void Changed_bytes_and_foreign_keys_are_refused()
    {
        var data = new PersonalData(KeyRing.Open(RingFile));
        var other = new PersonalData(KeyRing.Open(RingFile + ".other"));
        var written = data.Protect("text");

        Should.Throw<CryptographicException>(() => other.Reveal(written));
        written[^1] ^= 1;
        Should.Throw<CryptographicException>(() => data.Reveal(written));
        Should.Throw<CryptographicException>(() => data.Reveal([1, 2, 3]));
    }

    [Fact]
    public void A_phone_number_has_one_index_however_it_is_written()
    {
        var data = new PersonalData(KeyRing.Open(RingFile));

        data.BlindIndex("13800001111").ShouldBe(data.BlindIndex("+86 138-0000-1111"));
        data.BlindIndex("13800001111").ShouldNotBe(data.BlindIndex("13800001112"));
        data.BlindIndex("13800001111").Length.ShouldBe(22);
    }

    [Fact]
    public void The_ring_can_be_read_by_its_owner_alone()
    {
        KeyRing.Open(RingFile);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(RingFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.GetFiles(Path.GetDirectoryName(RingFile)!).ShouldBe([RingFile]);
    }

    [Fact]
    public void A_file_that_is_no_ring_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(RingFile)!);
        File.WriteAllText(RingFile, "not a ring");

        Should.Throw<InvalidDataException>(() => KeyRing.Open(RingFile)).Message.ShouldContain("backup");
        File.ReadAllText(RingFile).ShouldBe("not a ring");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}

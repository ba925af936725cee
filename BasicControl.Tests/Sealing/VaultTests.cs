using System.Security.Cryptography;
using System.Text;
using BasicControl.Core.Sealing;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Sealing;

public sealed class VaultTests : IDisposable
{
    private static readonly KeyGroup November = KeyGroup.Of(KeyKind.Incidents, new(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc));

    private readonly TempFolder _folder = new();
    private readonly List<DataKeyRow> _rows = [];

    private string KeyFolder => Path.Combine(_folder.Path, "keys");

    [Fact]
    public void A_text_opens_in_its_own_place_and_nowhere_else()
    {
        var vault = Open();
        var cipher = Seal(vault, SealedPart.Incident, 7, "翠湖路88号");

        Assert.Equal("翠湖路88号", Text(vault.Open(SealedPart.Incident, 7, cipher)));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(SealedPart.Incident, 8, cipher));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(SealedPart.Order, 7, cipher));
        cipher[20] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(SealedPart.Incident, 7, cipher));
    }

    [Fact]
    public void The_same_text_is_never_the_same_ciphertext()
    {
        var vault = Open();

        Assert.Equal(200, Enumerable.Range(0, 200).Select(_ => Convert.ToHexString(Seal(vault, SealedPart.Note, 1, "x"))).Distinct().Count());
    }

    [Fact]
    public void A_vault_opened_anew_reads_what_was_sealed()
    {
        var cipher = Seal(Open(), SealedPart.Reject, 3, "张三");

        Assert.Equal("张三", Text(Open().Open(SealedPart.Reject, 3, cipher)));
    }

    [Fact]
    public void Without_the_key_folder_a_text_is_absent_and_new_texts_get_new_keys()
    {
        var cipher = Seal(Open(), SealedPart.Incident, 7, "翠湖路88号");
        var mark = Open().MarkOf("翠湖路88号");
        Directory.Delete(KeyFolder, recursive: true);

        var vault = Open();
        Assert.Null(vault.Open(SealedPart.Incident, 7, cipher));
        Assert.Null(vault.PlaceOf(mark));
        Assert.True(vault.Absent > 0);
        Assert.False(Directory.Exists(KeyFolder));

        var later = Seal(vault, SealedPart.Incident, 8, "later");
        Assert.Equal("later", Text(Open().Open(SealedPart.Incident, 8, later)));
    }

    [Fact]
    public void A_destroyed_key_opens_nothing_and_its_id_is_never_given_out_again()
    {
        var cipher = Seal(Open(), SealedPart.Incident, 7, "翠湖路88号");
        var row = Assert.Single(_rows, row => row.Kind == KeyKind.Incidents);
        _rows[_rows.IndexOf(row)] = new() { Id = row.Id, Kind = row.Kind, Month = row.Month, Master = row.Master };

        var vault = Open();
        Assert.Null(vault.Open(SealedPart.Incident, 7, cipher));
        Seal(vault, SealedPart.Incident, 9, "later");
        Assert.Equal(_rows.Count, _rows.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public void Rotation_wraps_the_keys_anew_and_changes_no_ciphertext()
    {
        var old = Open();
        var cipher = Seal(old, SealedPart.Incident, 7, "翠湖路88号");
        var name = old.Masters.Make();
        for (var i = 0; i < _rows.Count; i++)
        {
            _rows[i] = old.Rewrap(_rows[i], name)!;
        }

        foreach (var file in Directory.GetFiles(KeyFolder).Where(file => !file.Contains(name, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        Assert.Equal("翠湖路88号", Text(Open().Open(SealedPart.Incident, 7, cipher)));
    }

    [Fact]
    public void Equal_places_have_equal_marks_that_open_and_say_nothing()
    {
        var vault = Open();
        var mark = vault.MarkOf("翠湖路88号");

        Assert.Equal(mark, Open().MarkOf("翠湖路88号"));
        Assert.NotEqual(mark, vault.MarkOf("翠湖路89号"));
        Assert.Equal("翠湖路88号", vault.PlaceOf(mark));
        Assert.DoesNotContain("翠湖", Encoding.UTF8.GetString(Convert.FromBase64String(mark)), StringComparison.Ordinal);
        Assert.Equal(vault.HashOf("已调解"), Open().HashOf("已调解"));
    }

    [Fact]
    public void Master_keys_lie_in_a_folder_that_only_its_owner_reads()
    {
        Open();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps rights in another way.");
            return;
        }

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(KeyFolder));
        foreach (var file in Directory.GetFiles(KeyFolder))
        {
            Assert.Equal(owner, File.GetUnixFileMode(file));
        }
    }

    public void Dispose() => _folder.Dispose();

    private Vault Open()
    {
        var vault = new Vault(new MasterKeys(KeyFolder), () => [.. _rows]);
        if (!_rows.Exists(row => row.Kind == KeyKind.Index))
        {
            vault.Begin(_rows.Add);
        }

        return vault;
    }

    private byte[] Seal(Vault vault, SealedPart part, long row, string text)
    {
        var key = vault.KeyFor(November);
        if (!key.IsStored)
        {
            _rows.Add(vault.RowOf(key));
            key.IsStored = true;
        }

        return key.Seal(part, row, Encoding.UTF8.GetBytes(text));
    }

    private static string? Text(byte[]? text) => text is null ? null : Encoding.UTF8.GetString(text);
}

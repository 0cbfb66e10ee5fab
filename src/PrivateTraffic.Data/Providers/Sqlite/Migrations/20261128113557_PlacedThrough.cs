using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrivateTraffic.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlacedThrough : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "placed_through",
                table: "corp",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "placed_through",
                table: "corp");
        }
    }
}

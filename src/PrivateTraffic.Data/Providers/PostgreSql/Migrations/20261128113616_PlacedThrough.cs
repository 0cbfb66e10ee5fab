using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrivateTraffic.Data.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PlacedThrough : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "placed_through",
                table: "corp",
                type: "date",
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

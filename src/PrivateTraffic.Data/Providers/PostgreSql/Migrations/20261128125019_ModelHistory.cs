using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrivateTraffic.Data.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ModelHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "created_by",
                table: "model_version",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "model_version",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "restores",
                table: "model_version",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "placed_model",
                table: "corp",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "created_by",
                table: "model_version");

            migrationBuilder.DropColumn(
                name: "note",
                table: "model_version");

            migrationBuilder.DropColumn(
                name: "restores",
                table: "model_version");

            migrationBuilder.DropColumn(
                name: "placed_model",
                table: "corp");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrivateTraffic.Data.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddDailyWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "customer_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    text = table.Column<byte[]>(type: "bytea", maxLength: 8192, nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tag_mark",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    external_user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    tag_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    origin = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    set_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    delivery = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    problem = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true),
                    error_code = table.Column<int>(type: "integer", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_mark", x => new { x.corp_id, x.user_id, x.external_user_id, x.tag_id });
                });

            migrationBuilder.CreateTable(
                name: "todo_mark",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    occasion = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    marked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_todo_mark", x => new { x.corp_id, x.user_id, x.customer_id, x.kind, x.occasion });
                });

            migrationBuilder.CreateIndex(
                name: "ix_customer_note_customer_id_written_at",
                table: "customer_note",
                columns: new[] { "customer_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_tag_mark_corp_id_external_user_id",
                table: "tag_mark",
                columns: new[] { "corp_id", "external_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tag_mark_corp_id_not_before",
                table: "tag_mark",
                columns: new[] { "corp_id", "not_before" },
                filter: "delivery <> 'Delivered'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_note");

            migrationBuilder.DropTable(
                name: "tag_mark");

            migrationBuilder.DropTable(
                name: "todo_mark");
        }
    }
}

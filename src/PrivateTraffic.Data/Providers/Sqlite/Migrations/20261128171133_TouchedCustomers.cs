using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrivateTraffic.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TouchedCustomers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "touched_customer",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touched_customer", x => x.customer_id);
                });

            migrationBuilder.Sql("INSERT INTO touched_customer (customer_id, corp_id) SELECT id, corp_id FROM customer WHERE is_touched");

            migrationBuilder.DropIndex(
                name: "ix_customer_corp_id_id",
                table: "customer");

            migrationBuilder.DropColumn(
                name: "is_touched",
                table: "customer");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_touched",
                table: "customer",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_customer_corp_id_id",
                table: "customer",
                columns: new[] { "corp_id", "id" },
                filter: "is_touched");

            migrationBuilder.Sql("UPDATE customer SET is_touched = true WHERE id IN (SELECT customer_id FROM touched_customer)");

            migrationBuilder.DropTable(
                name: "touched_customer");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrivateTraffic.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contact",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    external_user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", maxLength: 512, nullable: false),
                    avatar = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    gender = table.Column<int>(type: "INTEGER", nullable: false),
                    union_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    position = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    company_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact", x => new { x.corp_id, x.external_user_id });
                });

            migrationBuilder.CreateTable(
                name: "corp",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    we_com_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corp", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "corp_tag",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tag_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    group_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sort_order = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corp_tag", x => new { x.corp_id, x.tag_id });
                });

            migrationBuilder.CreateTable(
                name: "corp_tag_group",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    group_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sort_order = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corp_tag_group", x => new { x.corp_id, x.group_id });
                });

            migrationBuilder.CreateTable(
                name: "customer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    history = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_touched = table.Column<bool>(type: "INTEGER", nullable: false),
                    merged_into = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "department",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    department_id = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_department", x => new { x.corp_id, x.department_id });
                });

            migrationBuilder.CreateTable(
                name: "follow_relation",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    external_user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remark = table.Column<byte[]>(type: "BLOB", maxLength: 512, nullable: true),
                    description = table.Column<byte[]>(type: "BLOB", maxLength: 2048, nullable: true),
                    phones = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: true),
                    add_way = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_in_run = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_relation", x => new { x.corp_id, x.user_id, x.external_user_id });
                });

            migrationBuilder.CreateTable(
                name: "group_chat",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    chat_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    owner_user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    member_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    dissolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_in_run = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_chat", x => new { x.corp_id, x.chat_id });
                });

            migrationBuilder.CreateTable(
                name: "group_chat_member",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    chat_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    is_external = table.Column<bool>(type: "INTEGER", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: false),
                    join_scene = table.Column<int>(type: "INTEGER", nullable: false),
                    invited_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    left_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_chat_member", x => new { x.corp_id, x.chat_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "identity",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity", x => new { x.corp_id, x.kind, x.value });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    processed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.corp_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "interaction",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_date_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interaction", x => new { x.corp_id, x.source, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    departments = table.Column<string>(type: "TEXT", nullable: false),
                    leader_of = table.Column<string>(type: "TEXT", nullable: false),
                    has_customer_contact = table.Column<bool>(type: "INTEGER", nullable: false),
                    gone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member", x => new { x.corp_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "member_day",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    new_applications = table.Column<int>(type: "INTEGER", nullable: false),
                    new_contacts = table.Column<int>(type: "INTEGER", nullable: false),
                    chats = table.Column<int>(type: "INTEGER", nullable: false),
                    messages = table.Column<int>(type: "INTEGER", nullable: false),
                    reply_percentage = table.Column<double>(type: "REAL", nullable: true),
                    average_reply_minutes = table.Column<double>(type: "REAL", nullable: true),
                    negative_feedback = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_day", x => new { x.corp_id, x.user_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "model_version",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_version", x => new { x.corp_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "moment",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    moment_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    creator = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_personal = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moment", x => new { x.corp_id, x.moment_id });
                });

            migrationBuilder.CreateTable(
                name: "moment_publication",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    moment_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    next_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    likes = table.Column<int>(type: "INTEGER", nullable: false),
                    comments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moment_publication", x => new { x.corp_id, x.moment_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_date_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => new { x.corp_id, x.source, x.number });
                });

            migrationBuilder.CreateTable(
                name: "placement_page",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    next_on = table.Column<int>(type: "INTEGER", nullable: true),
                    format = table.Column<int>(type: "INTEGER", nullable: false),
                    records = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_placement_page", x => new { x.corp_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "refund",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    order_number = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    refunded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund", x => new { x.corp_id, x.source, x.order_number, x.number });
                });

            migrationBuilder.CreateTable(
                name: "script_send",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    script_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    was_edited = table.Column<bool>(type: "INTEGER", nullable: false),
                    cell = table.Column<short>(type: "INTEGER", nullable: false),
                    stage = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_send", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    problem = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_step",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    cursor = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_step", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "tracked_link",
                columns: table => new
                {
                    token = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracked_link", x => x.token);
                });

            migrationBuilder.CreateTable(
                name: "transition",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    corp_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    model_version = table.Column<int>(type: "INTEGER", nullable: false),
                    from_cell = table.Column<short>(type: "INTEGER", nullable: true),
                    to_cell = table.Column<short>(type: "INTEGER", nullable: false),
                    from_stage = table.Column<short>(type: "INTEGER", nullable: true),
                    to_stage = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transition", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_customer_id",
                table: "contact",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_corp_we_com_id",
                table: "corp",
                column: "we_com_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_corp_id_id",
                table: "customer",
                columns: new[] { "corp_id", "id" },
                filter: "is_touched");

            migrationBuilder.CreateIndex(
                name: "ix_follow_relation_customer_id",
                table: "follow_relation",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_chat_member_corp_id_user_id",
                table: "group_chat_member",
                columns: new[] { "corp_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_customer_id",
                table: "identity",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_corp_id_created_at",
                table: "inbox",
                columns: new[] { "corp_id", "created_at" },
                filter: "processed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_interaction_customer_id_occurred_at",
                table: "interaction",
                columns: new[] { "customer_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_moment_publication_corp_id_next_read_at",
                table: "moment_publication",
                columns: new[] { "corp_id", "next_read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_customer_id_paid_at",
                table: "orders",
                columns: new[] { "customer_id", "paid_at" });

            migrationBuilder.CreateIndex(
                name: "ix_script_send_customer_id_at",
                table: "script_send",
                columns: new[] { "customer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_sync_run_corp_id_started_at",
                table: "sync_run",
                columns: new[] { "corp_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_tracked_link_customer_id",
                table: "tracked_link",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_transition_corp_id_day",
                table: "transition",
                columns: new[] { "corp_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_transition_customer_id_day",
                table: "transition",
                columns: new[] { "customer_id", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact");

            migrationBuilder.DropTable(
                name: "corp");

            migrationBuilder.DropTable(
                name: "corp_tag");

            migrationBuilder.DropTable(
                name: "corp_tag_group");

            migrationBuilder.DropTable(
                name: "customer");

            migrationBuilder.DropTable(
                name: "department");

            migrationBuilder.DropTable(
                name: "follow_relation");

            migrationBuilder.DropTable(
                name: "group_chat");

            migrationBuilder.DropTable(
                name: "group_chat_member");

            migrationBuilder.DropTable(
                name: "identity");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "interaction");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "member_day");

            migrationBuilder.DropTable(
                name: "model_version");

            migrationBuilder.DropTable(
                name: "moment");

            migrationBuilder.DropTable(
                name: "moment_publication");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "placement_page");

            migrationBuilder.DropTable(
                name: "refund");

            migrationBuilder.DropTable(
                name: "script_send");

            migrationBuilder.DropTable(
                name: "sync_run");

            migrationBuilder.DropTable(
                name: "sync_step");

            migrationBuilder.DropTable(
                name: "tracked_link");

            migrationBuilder.DropTable(
                name: "transition");
        }
    }
}

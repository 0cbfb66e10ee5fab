using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PrivateTraffic.Data.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "customer_ids");

            migrationBuilder.CreateTable(
                name: "contact",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    external_user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", maxLength: 512, nullable: false),
                    avatar = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true),
                    type = table.Column<int>(type: "integer", nullable: false),
                    gender = table.Column<int>(type: "integer", nullable: false),
                    union_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    position = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    company_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact", x => new { x.corp_id, x.external_user_id });
                });

            migrationBuilder.CreateTable(
                name: "corp",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    we_com_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corp", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "corp_tag",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    tag_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    group_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sort_order = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corp_tag", x => new { x.corp_id, x.tag_id });
                });

            migrationBuilder.CreateTable(
                name: "corp_tag_group",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    group_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sort_order = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corp_tag_group", x => new { x.corp_id, x.group_id });
                });

            migrationBuilder.CreateTable(
                name: "customer",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    history = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_touched = table.Column<bool>(type: "boolean", nullable: false),
                    merged_into = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "department",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<long>(type: "bigint", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_department", x => new { x.corp_id, x.department_id });
                });

            migrationBuilder.CreateTable(
                name: "follow_relation",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    external_user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    remark = table.Column<byte[]>(type: "bytea", maxLength: 512, nullable: true),
                    description = table.Column<byte[]>(type: "bytea", maxLength: 2048, nullable: true),
                    phones = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: true),
                    add_way = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    seen_in_run = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_relation", x => new { x.corp_id, x.user_id, x.external_user_id });
                });

            migrationBuilder.CreateTable(
                name: "group_chat",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    chat_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    owner_user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    member_version = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    dissolved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    seen_in_run = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_chat", x => new { x.corp_id, x.chat_id });
                });

            migrationBuilder.CreateTable(
                name: "group_chat_member",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    chat_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_external = table.Column<bool>(type: "boolean", nullable: false),
                    joined_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    join_scene = table.Column<int>(type: "integer", nullable: false),
                    invited_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    channel = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_chat_member", x => new { x.corp_id, x.chat_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "identity",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    value = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity", x => new { x.corp_id, x.kind, x.value });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    processed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.corp_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "interaction",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    source_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_date_only = table.Column<bool>(type: "boolean", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interaction", x => new { x.corp_id, x.source, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    departments = table.Column<List<long>>(type: "bigint[]", nullable: false),
                    leader_of = table.Column<List<long>>(type: "bigint[]", nullable: false),
                    has_customer_contact = table.Column<bool>(type: "boolean", nullable: false),
                    gone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member", x => new { x.corp_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "member_day",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    new_applications = table.Column<int>(type: "integer", nullable: false),
                    new_contacts = table.Column<int>(type: "integer", nullable: false),
                    chats = table.Column<int>(type: "integer", nullable: false),
                    messages = table.Column<int>(type: "integer", nullable: false),
                    reply_percentage = table.Column<double>(type: "double precision", nullable: true),
                    average_reply_minutes = table.Column<double>(type: "double precision", nullable: true),
                    negative_feedback = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_day", x => new { x.corp_id, x.user_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "model_version",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_version", x => new { x.corp_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "moment",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    moment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    creator = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_personal = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moment", x => new { x.corp_id, x.moment_id });
                });

            migrationBuilder.CreateTable(
                name: "moment_publication",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    moment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    next_read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    likes = table.Column<int>(type: "integer", nullable: false),
                    comments = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moment_publication", x => new { x.corp_id, x.moment_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    paid_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_date_only = table.Column<bool>(type: "boolean", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    category = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    channel = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => new { x.corp_id, x.source, x.number });
                });

            migrationBuilder.CreateTable(
                name: "placement_page",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    format = table.Column<int>(type: "integer", nullable: false),
                    records = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_placement_page", x => new { x.corp_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "refund",
                columns: table => new
                {
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    order_number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    refunded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund", x => new { x.corp_id, x.source, x.order_number, x.number });
                });

            migrationBuilder.CreateTable(
                name: "script_send",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    script_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    was_edited = table.Column<bool>(type: "boolean", nullable: false),
                    cell = table.Column<short>(type: "smallint", nullable: false),
                    stage = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script_send", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_step",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    area = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    part = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    cursor = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_step", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "tracked_link",
                columns: table => new
                {
                    token = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    target = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracked_link", x => x.token);
                });

            migrationBuilder.CreateTable(
                name: "transition",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    corp_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    model_version = table.Column<int>(type: "integer", nullable: false),
                    from_cell = table.Column<short>(type: "smallint", nullable: true),
                    to_cell = table.Column<short>(type: "smallint", nullable: false),
                    from_stage = table.Column<short>(type: "smallint", nullable: true),
                    to_stage = table.Column<short>(type: "smallint", nullable: false)
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

            migrationBuilder.DropSequence(
                name: "customer_ids");
        }
    }
}

-- Tables are named without a schema: they lie in the first one of the search path.
CREATE TABLE "address" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"confirmed_at" bigint,
	"invite" text COLLATE "C",
	CONSTRAINT "address_workspace_member_pk" PRIMARY KEY("workspace","member")
);
--> statement-breakpoint
CREATE TABLE "admin_token" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"round" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"spoken" boolean NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "answer_round_member_revision_pk" PRIMARY KEY("round","member","revision")
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"round" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C",
	"filled" boolean NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bound_address" (
	"workspace" text COLLATE "C" NOT NULL,
	"notice" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	CONSTRAINT "bound_address_workspace_notice_pk" PRIMARY KEY("workspace","notice")
);
--> statement-breakpoint
CREATE TABLE "checkpoint" (
	"workspace" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"folded_by" text COLLATE "C" NOT NULL,
	"parts" bigint NOT NULL,
	"mac" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoint_part" (
	"workspace" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"n" bigint NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	CONSTRAINT "checkpoint_part_workspace_seq_n_pk" PRIMARY KEY("workspace","seq","n")
);
--> statement-breakpoint
CREATE TABLE "client_owner" (
	"doc" bigint NOT NULL,
	"client_id" bigint NOT NULL,
	"member" bigint NOT NULL,
	"first_seq" bigint NOT NULL,
	"page" text COLLATE "C",
	CONSTRAINT "client_owner_doc_client_id_pk" PRIMARY KEY("doc","client_id")
);
--> statement-breakpoint
CREATE TABLE "command" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"receipt" text COLLATE "C" NOT NULL,
	CONSTRAINT "command_workspace_member_id_pk" PRIMARY KEY("workspace","member","id")
);
--> statement-breakpoint
CREATE TABLE "content" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "doc_head" (
	"doc" bigserial PRIMARY KEY NOT NULL,
	"topic" text COLLATE "C" NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"epoch" bigint NOT NULL,
	"last_seq" bigint NOT NULL,
	"snapshot_seq" bigint NOT NULL,
	"standing" text COLLATE "C",
	"rights" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "doc_update" (
	"doc" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"actor" bigint NOT NULL,
	"at_ms" bigint NOT NULL,
	"bin" "bytea" NOT NULL,
	CONSTRAINT "doc_update_doc_seq_pk" PRIMARY KEY("doc","seq")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"workspace" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor" text COLLATE "C",
	"at_ms" bigint NOT NULL,
	"json" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"content_id" bigint,
	"personal_commitment" text COLLATE "C",
	"readings" text COLLATE "C",
	"commitment" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"command_id" text COLLATE "C",
	CONSTRAINT "event_workspace_seq_pk" PRIMARY KEY("workspace","seq")
);
--> statement-breakpoint
CREATE TABLE "head_signature" (
	"workspace" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"signature" text COLLATE "C" NOT NULL,
	CONSTRAINT "head_signature_workspace_seq_pk" PRIMARY KEY("workspace","seq")
);
--> statement-breakpoint
CREATE TABLE "home" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C",
	"member" text COLLATE "C",
	"uses_left" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked" boolean NOT NULL,
	CONSTRAINT "invite_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "log_head" (
	"workspace" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"rights" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "return_link" (
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"invite" text COLLATE "C" NOT NULL,
	"made_at" bigint NOT NULL,
	CONSTRAINT "return_link_workspace_member_pk" PRIMARY KEY("workspace","member"),
	CONSTRAINT "return_link_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "roll" (
	"round" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"marked" boolean NOT NULL,
	"seal" text COLLATE "C" DEFAULT '' NOT NULL,
	CONSTRAINT "roll_round_member_pk" PRIMARY KEY("round","member")
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"sign_in" text COLLATE "C" NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"invite" text COLLATE "C" NOT NULL,
	CONSTRAINT "seat_sign_in_workspace_pk" PRIMARY KEY("sign_in","workspace")
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"admin" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"used_on" bigint NOT NULL,
	"plain_name" boolean NOT NULL,
	CONSTRAINT "sign_in_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"doc" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"bin" "bytea" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	CONSTRAINT "snapshot_doc_seq_pk" PRIMARY KEY("doc","seq")
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"removed" boolean NOT NULL,
	CONSTRAINT "workspace_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "writer" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	CONSTRAINT "writer_member_unique" UNIQUE("member")
);
--> statement-breakpoint
ALTER TABLE "client_owner" ADD CONSTRAINT "client_owner_doc_doc_head_doc_fk" FOREIGN KEY ("doc") REFERENCES "doc_head"("doc") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_owner" ADD CONSTRAINT "client_owner_member_writer_id_fk" FOREIGN KEY ("member") REFERENCES "writer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_doc_doc_head_doc_fk" FOREIGN KEY ("doc") REFERENCES "doc_head"("doc") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "doc_head_topic_epoch" ON "doc_head" USING btree ("topic","epoch");
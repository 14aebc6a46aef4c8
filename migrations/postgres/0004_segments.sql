CREATE TABLE "doc_segment" (
	"doc" bigint NOT NULL,
	"last_seq" bigint NOT NULL,
	"first_seq" bigint NOT NULL,
	"from_ms" bigint NOT NULL,
	"to_ms" bigint NOT NULL,
	"authors" "bytea" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"block" "bytea" NOT NULL,
	CONSTRAINT "doc_segment_doc_last_seq_pk" PRIMARY KEY("doc","last_seq")
);
--> statement-breakpoint
ALTER TABLE "doc_head" ADD COLUMN "sealed_seq" bigint DEFAULT 0 NOT NULL;
-- expand
CREATE TABLE "calendar" (
	"workspace" text COLLATE "C" NOT NULL,
	"of" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"made_at" bigint NOT NULL,
	CONSTRAINT "calendar_workspace_of_pk" PRIMARY KEY("workspace","of"),
	CONSTRAINT "calendar_tokenHash_unique" UNIQUE("token_hash")
);

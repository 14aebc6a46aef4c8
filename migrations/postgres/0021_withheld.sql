-- expand
CREATE TABLE "withheld" (
	"workspace" text COLLATE "C" NOT NULL,
	"opening" text COLLATE "C" NOT NULL,
	"member" text COLLATE "C" NOT NULL,
	"before" bigint NOT NULL,
	CONSTRAINT "withheld_workspace_opening_member_pk" PRIMARY KEY("workspace","opening","member")
);

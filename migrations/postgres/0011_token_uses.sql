-- expand
CREATE TABLE "token_use" (
	"machine" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace" text COLLATE "C" NOT NULL,
	"used_at" bigint NOT NULL
);

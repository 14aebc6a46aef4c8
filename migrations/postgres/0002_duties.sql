CREATE TABLE "duty" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"process" text COLLATE "C" NOT NULL,
	"term" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL
);

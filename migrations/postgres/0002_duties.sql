CREATE TABLE "duty" (
	"name" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"term" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL
);

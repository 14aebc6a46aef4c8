-- Tickets live for 30 seconds, and a crash may lose them: nothing of them is written to the log.
CREATE UNLOGGED TABLE ticket (
	hash text COLLATE "C" PRIMARY KEY NOT NULL,
	sealed bytea NOT NULL,
	until timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX ticket_until ON ticket (until);

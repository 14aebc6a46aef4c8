CREATE TRIGGER `event_no_update` BEFORE UPDATE ON `event`
WHEN NOT EXISTS (SELECT 1 FROM `workspace` WHERE `id` = OLD.`workspace` AND `removed`)
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `event_no_delete` BEFORE DELETE ON `event`
WHEN NOT EXISTS (SELECT 1 FROM `workspace` WHERE `id` = OLD.`workspace` AND `removed`)
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without asking the trigger above; a place in the log that must be the next one stops it too.
CREATE TRIGGER `event_follows` BEFORE INSERT ON `event`
WHEN NEW.`seq` <> (SELECT coalesce(max(`seq`), 0) + 1 FROM `event` WHERE `workspace` = NEW.`workspace`)
BEGIN SELECT RAISE(ABORT, 'an event follows the one before it'); END;

CREATE FUNCTION event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'an event is never deleted'; END IF;
  IF NOT EXISTS (SELECT FROM workspace WHERE id = OLD.workspace AND removed) THEN
    RAISE EXCEPTION 'an event is never %', CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_no_update BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION event_is_final();
--> statement-breakpoint
CREATE TRIGGER event_no_delete BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_final();
--> statement-breakpoint
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_is_final();
--> statement-breakpoint
CREATE FUNCTION event_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE workspace = NEW.workspace) THEN
    RAISE EXCEPTION 'an event follows the one before it';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_follows BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_follows();
--> statement-breakpoint
INSERT INTO meta (key, value) VALUES ('erasures', '0');
--> statement-breakpoint
-- A checkpoint may hold what a personal part says: it goes in the transaction that erases one. The count is changed
-- first: it waits for a checkpoint that is being finished, which the next statements then see.
CREATE FUNCTION content_is_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meta SET value = CAST(value AS bigint) + 1 WHERE key = 'erasures';
  DELETE FROM checkpoint;
  DELETE FROM checkpoint_part;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER content_erased AFTER UPDATE OF text ON content FOR EACH ROW EXECUTE FUNCTION content_is_erased();
--> statement-breakpoint
CREATE TRIGGER content_deleted AFTER DELETE ON content FOR EACH ROW EXECUTE FUNCTION content_is_erased();
--> statement-breakpoint
CREATE TRIGGER content_truncated AFTER TRUNCATE ON content FOR EACH STATEMENT EXECUTE FUNCTION content_is_erased();

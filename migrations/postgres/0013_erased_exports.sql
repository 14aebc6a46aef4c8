-- expand
-- The file of a long export may hold what a personal part said: it goes in the transaction that erases one.
CREATE OR REPLACE FUNCTION content_is_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meta SET value = CAST(value AS bigint) + 1 WHERE key = 'erasures';
  DELETE FROM checkpoint;
  DELETE FROM checkpoint_part;
  UPDATE job SET state = 'failed', error = 'erased', result = NULL, server = '', lease_until = 0,
    ended_at = CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)
    WHERE kind = 'exports' AND state IN ('open', 'done');
  DELETE FROM job_file;
  RETURN NULL;
END $$;

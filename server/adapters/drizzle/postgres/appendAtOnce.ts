import type { MemberId } from "../../../../shared/model/ids.ts"
import type { AppendResult } from "../../../ports/documents/documentLog.ts"
import { type Append, type AppendTogether, appended, changed, findWriter, whyNot } from "../documents/appendSteps.ts"
import type { PostgresRunner } from "./runner.ts"

/**
 * Appends to several document logs. The rows of their heads are locked in the order of `doc`, so that two batches never
 * wait for each other. Each head is compared again once it is locked. The owners of client ids are read as of the
 * statement's beginning. A claim that was committed after that has moved the head, too, so the comparison fails.
 */
const appendBatch = `WITH want AS (
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[])
    WITH ORDINALITY AS w (topic, epoch, base, count, standing, rights, n)
), claim AS (
  SELECT * FROM unnest($7::bigint[], $8::bigint[], $9::bigint[], $10::text[]) AS c (n, client, member, page)
), locked AS (
  SELECT d.doc, w.* FROM doc_head d JOIN want w ON d.topic = w.topic AND d.epoch = w.epoch
  ORDER BY d.doc FOR NO KEY UPDATE OF d
), moved AS (
  UPDATE doc_head d SET last_seq = l.base + l.count FROM locked l
  WHERE d.doc = l.doc AND d.last_seq = l.base AND d.rights = l.rights
    AND (d.standing IS NULL OR d.standing = l.standing)
    AND NOT EXISTS (
      SELECT FROM claim c JOIN client_owner o ON o.doc = l.doc AND o.client_id = c.client
      WHERE c.n = l.n AND o.member <> c.member
    )
  RETURNING d.doc, l.n, l.base
), added AS (
  INSERT INTO doc_update (doc, seq, actor, at_ms, bin)
  SELECT m.doc, m.base + u.place, u.actor, u.at_ms, u.bin
  FROM unnest($11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bytea[])
    AS u (n, place, actor, at_ms, bin) JOIN moved m ON m.n = u.n
), owned AS (
  INSERT INTO client_owner (doc, client_id, member, first_seq, page)
  SELECT m.doc, c.client, c.member, m.base + 1, c.page FROM claim c JOIN moved m ON m.n = c.n
  ON CONFLICT DO NOTHING
)
SELECT n FROM moved`

/** Appends a whole batch in one statement, because a transaction would need a round trip for each of its statements. */
export const appendAtOnce =
  (runner: PostgresRunner): AppendTogether =>
  async (list, writers) => {
    for (const member of membersOf(list))
      if (!writers.has(member)) writers.set(member, await runner.transaction(() => findWriter(member), Boolean))
    const results = new Map<Append, AppendResult>()
    for (const batch of batchesOf(list)) {
      const rows = await runner.send<{ n: number }>(appendBatch, valuesOf(batch, writers))
      const moved = new Set(rows.map(({ n }) => n))
      for (const [n, append] of batch.entries()) {
        const [topic, expect, , owners] = append
        const done = moved.has(n + 1)
        results.set(append, done ? appended : await runner.read(() => whyNot(topic, expect, owners)))
      }
    }
    return list.map(append => results.get(append) ?? changed)
  }

const membersOf = (list: readonly Append[]): Set<MemberId> =>
  new Set(list.flatMap(([, , updates, owners]) => [...updates.map(({ by }) => by), ...owners.map(one => one.member)]))

/**
 * Splits the list so that a batch appends to each note once; a later append to the same note may depend on the earlier
 * one.
 */
function batchesOf(list: readonly Append[]): Append[][] {
  const batches: { topics: Set<string>; appends: Append[] }[] = []
  for (const append of list) {
    const [topic] = append
    const after = batches.findLastIndex(({ topics }) => topics.has(topic))
    const batch = batches[after + 1] ?? { topics: new Set(), appends: [] }
    if (batch.appends.length === 0) batches.push(batch)
    batch.topics.add(topic)
    batch.appends.push(append)
  }
  return batches.map(({ appends }) => appends)
}

function valuesOf(batch: readonly Append[], writers: ReadonlyMap<MemberId, number>): unknown[] {
  const heads: unknown[][] = [[], [], [], [], [], []]
  const claims: unknown[][] = [[], [], [], []]
  const rows: unknown[][] = [[], [], [], [], []]
  for (const [index, [topic, { epoch, seq, standing, rights }, updates, owners]] of batch.entries()) {
    const n = index + 1
    add(heads, [topic, epoch, seq, updates.length, standing, rights])
    for (const { client, member, page = null } of owners) add(claims, [n, client, writers.get(member), page])
    for (const [place, { by, at, update }] of updates.entries()) add(rows, [n, place + 1, writers.get(by), at, update])
  }
  return [...heads, ...claims, ...rows]
}

/** Appends each value of a row to its column. */
function add(columns: unknown[][], row: readonly unknown[]): void {
  for (const [n, value] of row.entries()) columns[n]?.push(value)
}

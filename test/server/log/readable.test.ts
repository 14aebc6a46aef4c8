import { expect, test } from "vitest"
import { readable } from "../../../server/log/readable.ts"
import { UnreadableEntry } from "../../../server/ports/database/failing.ts"
import type { Store, StoredEvent } from "../../../server/ports/database/store.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"

const workspace = WorkspaceId.parse("w")

/** Twenty rows, of which one cannot be read. */
function damagedAt(seq: number) {
  const asked: [after: number, limit: number][] = []
  const events: Store["events"] = async (_, after, limit) => {
    asked.push([after, limit])
    if (after < seq && seq <= after + limit) throw new UnreadableEntry(seq, { cause: new Error("damaged") })
    return Array.from({ length: Math.min(limit, 20 - after) }, (_row, n) => ({ seq: after + n + 1 }) as StoredEvent)
  }
  return { asked, store: { events } as Store }
}

test("the rows before a damaged one are read, and no more are asked for", async () => {
  const { asked, store } = damagedAt(9)
  const { rows, unreadable } = await readable(store, workspace, 5, 10)
  expect(rows.map(({ seq }) => seq)).toEqual([6, 7, 8])
  expect(unreadable?.seq).toBe(9)
  expect(asked).toEqual([
    [5, 10],
    [5, 3],
  ])
})

test("where the first row is the damaged one, nothing is asked for again", async () => {
  const { asked, store } = damagedAt(6)
  expect(await readable(store, workspace, 5, 10)).toMatchObject({ rows: [], unreadable: { seq: 6 } })
  expect(asked).toHaveLength(1)
})

test("a failure of another kind is told to who asked", async () => {
  const store = { events: () => Promise.reject(new Error("the disk is full")) } as unknown as Store
  await expect(readable(store, workspace, 0, 1)).rejects.toThrow("the disk is full")
})

import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openSqlite } from "../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { createHealth } from "../../server/start/instance/health.ts"
import { smallDisk } from "../kit/servers/smallDisk.ts"
import { journaledNotes } from "../server/adapters/drizzle/sqlite/journaledNotes.ts"
import { at, update, workspace } from "../server/adapters/samples.ts"

const disk = smallDisk(12)
beforeAll(disk.mount)
afterAll(disk.unmount)

const full = { code: "disk-full" }

test("on a full disk notes are read with what only the journal has, and it is sorted once there is room", async () => {
  const file = join(disk.folder, "plenary.sqlite")
  const health = createHealth()
  const { documents, sealing, close } = await openSqlite({ file, health })
  for (const note of journaledNotes) await documents.read(note, workspace)
  let seq = 0
  const append = async (bytes: number) => {
    const some = [{ ...update(), update: new Uint8Array(bytes).fill(seq) }]
    const done = await Promise.allSettled(journaledNotes.map(note => documents.append(note, at(seq), some, [])))
    const isAppended = done.every(({ status }) => status === "fulfilled")
    if (isAppended) seq += 1
    return isAppended
  }
  for (let n = 0; n < 40; n++) expect(await append(1_000)).toBe(true)
  disk.fill()
  for (const bytes of [4_000, 1_000, 10]) while (await append(bytes));

  await expect(sealing.unsealed(1)).rejects.toMatchObject(full)
  expect(health.look()).toEqual(["disk-full"])
  const lengths = async () =>
    Promise.all(journaledNotes.map(async topic => (await documents.updates({ topic, epoch: 1 }, 0)).length))
  expect(await lengths()).toEqual(journaledNotes.map(() => seq))
  for (const note of journaledNotes) expect((await documents.read(note, workspace)).head.seq).toBe(seq)
  await expect(documents.forgetAuthors(journaledNotes[0] ?? expect.fail())).rejects.toMatchObject(full)

  disk.makeRoom()
  expect(await sealing.unsealed(1)).toHaveLength(journaledNotes.length)
  expect(await append(10)).toBe(true)
  expect(await lengths()).toEqual(journaledNotes.map(() => seq))

  // a database that is closed on a full disk is sorted by the next start
  disk.fill()
  for (const bytes of [4_000, 1_000, 10]) while (await append(bytes));
  await close()
  disk.makeRoom()
  const again = await openSqlite({ file })
  for (const note of journaledNotes) expect((await again.documents.read(note, workspace)).head.seq).toBe(seq)
  await again.close()
})

import { copyFileSync, existsSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { openMemory } from "../../../../../server/adapters/memory/openMemory.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import type { ClientOwner } from "../../../../../server/ports/documents/documentLog.ts"
import { TopicId } from "../../../../../shared/model/ids.ts"
import { amounts } from "../../../../kit/amounts.ts"
import { chance } from "../../../../kit/chance.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"
import { ann, at, ben, unit, workspace } from "../../samples.ts"

const noon = 1_790_000_000_000
const notes = ["a", "b", "c", "d"].map(name => TopicId.parse(name))
const steps = 60

type Below = (end: number) => number

const inOrder = (owners: readonly ClientOwner[]) => owners.toSorted((a, b) => a.client - b.client)

/** Everything that can be read of the notes, with choices that depend on `below` alone. */
async function everyRead({ documents, history }: Opened, below: Below): Promise<unknown[]> {
  const reads: unknown[] = [await documents.heads(notes)]
  for (const topic of notes) {
    const { owners, retired, ...stored } = await documents.read(topic, workspace)
    reads.push(
      stored,
      inOrder(owners),
      retired.toSorted((a, b) => a - b),
    )
    for (let epoch = 1; epoch <= stored.head.epoch; epoch++) {
      const all = await documents.updates({ topic, epoch }, 0)
      const [after, seq] = [below(all.length + 2), below(all.length + 1)]
      reads.push(all, await documents.updates({ topic, epoch }, after, { count: 1 + below(9), bytes: 1 + below(90) }))
      reads.push(
        await history.stretch(topic, { epoch, seq }, below(seq + 1)),
        inOrder(await documents.owners({ topic, epoch })),
      )
    }
    reads.push(await history.placeAt(topic, noon + below(9 * steps)))
  }
  reads.push(await history.counts(notes, { from: noon + below(99), to: noon + 9 * steps }, 1 + below(7)))
  return reads
}

test(`a journaled log is read as the one in memory: ${amounts.journals} random histories`, async () => {
  for (let run = 0; run < amounts.journals; run++) {
    const { below } = chance(amounts.seed + run)
    const folder = newFolder()
    let file = join(folder, "0.sqlite")
    const model = openMemory()
    let opened = await openSqlite({ file, journalFrom: 1 + below(3) })
    const both = async (act: (one: Opened) => Promise<unknown>): Promise<void> => {
      const [theirs, ours] = [await act(model), await act(opened)]
      expect(ours).toEqual(theirs)
    }
    for (const note of notes) await both(({ documents }) => documents.read(note, workspace))
    let now = noon
    for (let n = 0; n < steps; n++) {
      const [note = TopicId.parse("a")] = notes.slice(below(notes.length))
      const { head } = await model.documents.read(note, workspace)
      const { rights } = await model.store.newest(workspace)
      const log = { topic: note, epoch: head.epoch }
      const deed = below(20)
      if (deed < 12) {
        const appends = await Promise.all(
          notes.slice(below(notes.length)).map(async topic => {
            const { epoch, seq } = (await model.documents.read(topic, workspace)).head
            const expected = { ...at(below(9) ? seq : below(seq + 2)), epoch, rights: below(15) ? rights : rights + 1 }
            const some = Array.from({ length: 1 + below(3) }, () => ({
              by: below(2) ? ann : ben,
              at: (now += below(4)),
              update: new Uint8Array(below(30) ? below(40) : 4_500).fill(n),
            }))
            const owners = below(9) ? [] : [{ client: below(5), member: below(2) ? ann : ben }]
            return { topic, expected, some, owners }
          }),
        )
        await both(({ documents }) =>
          Promise.all(
            appends.map(async ({ topic, expected, some, owners }) => {
              const result = await documents.append(topic, expected, some, owners)
              // the one in memory says more of what was missed
              return result.kind === "behind" ? result.missed.map(({ seq, at, update }) => [seq, at, update]) : result
            }),
          ),
        )
      } else if (deed === 12) {
        const next = { by: ann, at: (now += 2), update: Uint8Array.of(n) }
        await both(({ documents }) =>
          documents.startEpoch(note, head, head.epoch + 1, next, { client: 9, member: ann }),
        )
      } else if (deed === 13) await both(({ documents }) => documents.forgetAuthors(note))
      else if (deed === 14 && head.seq > 0)
        await both(({ documents }) =>
          documents.addSnapshot(note, { epoch: head.epoch, seq: head.seq }, Uint8Array.of(n)).then(() => true),
        )
      else if (deed === 15) await both(({ sealing }) => sealing.unsealed(1).then(() => true))
      else if (deed === 16) {
        await opened.sealing.seal(log, { least: 1, before: now + 1 })
      } else if (deed === 17) await both(({ store }) => store.commit(unit(0, { changesRights: true })))
      else if (deed === 18) {
        await opened.close()
        opened = await openSqlite({ file, journalFrom: 1 + below(3) })
      } else {
        // as it is found after a kill
        const copy = join(folder, `${n + 1}.sqlite`)
        for (const end of ["", "-wal"]) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
        await opened.close()
        file = copy
        opened = await openSqlite({ file, journalFrom: 1 + below(3) })
      }
      if (below(3)) continue
      const choices = below(1e6)
      await both(one => everyRead(one, chance(choices).below))
    }
    await both(one => everyRead(one, chance(run).below))
    await opened.close()
    removeFolder(folder)
  }
})

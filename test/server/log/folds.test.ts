import { createHmac } from "node:crypto"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import { keep } from "../../../server/log/folding/checkpointing.ts"
import { FoldedLog } from "../../../server/log/folding/foldedLog.ts"
import { createFolds, type Folds } from "../../../server/log/folds.ts"
import type { CheckpointHead } from "../../../server/ports/database/checkpoints.ts"
import type { Store } from "../../../server/ports/database/store.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
let workspace: WorkspaceId
beforeEach(async () => {
  panel = await openPanel()
  const { workspace: facts } = await panel.stage.state()
  if (!facts) throw new Error("no workspace")
  workspace = facts.id
})
afterEach(() => panel.end())

/** The panel's store, which fails as often as it is told to. */
function failing(): { store: Store; fail(times: number): void } {
  let left = 0
  const { store } = panel.instance
  const events: Store["events"] = async (...asked) => {
    if (left-- > 0) throw new Error("the disk does not answer")
    return store.events(...asked)
  }
  return { store: { ...store, events }, fail: times => (left = times) }
}

test("a read that fails is told to who asked, and the next one reads on", async () => {
  const { store, fail } = failing()
  const folds = createFolds({ store, sha256 })
  fail(1)
  await expect(folds.current(workspace)).rejects.toThrow("does not answer")
  const { state, head } = await folds.current(workspace)
  expect(head.seq).toBeGreaterThan(0)
  expect(state).toEqual(await panel.stage.state())
})

test("entries before a checkpoint are read in parts, each entry once", async () => {
  const { store } = panel.instance
  const { checkpoints } = openMemory()
  const checkpointing = { checkpoints, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  for (let n = 0; n < 60; n++) await panel.proposed(`Text ${n}.`)
  await createFolds({ store, sha256, checkpointing, worthKeeping: 1 }).current(workspace)
  await eventually(async () => expect(await checkpoints.head(workspace)).not.toBeNull())
  const { list, to } = await createFolds({ store, sha256, checkpointing }).entries(workspace, 0, "room")
  expect(to).toBeGreaterThan(100)
  expect(list.map(({ seq }) => seq)).toEqual(Array.from({ length: to }, (_, n) => n + 1))
})

test("all who ask in one moment are told by one reading; who asks once it has begun is told by the next", async () => {
  const { store } = panel.instance
  let readings = 0
  let meanwhile = (): void => {}
  const newest: Store["newest"] = (...asked) => {
    readings += 1
    meanwhile()
    return store.newest(...asked)
  }
  const folds = createFolds({ store: { ...store, newest }, sha256 })
  await Promise.all(Array.from({ length: 20 }, () => folds.current(workspace)))
  expect(readings).toBe(1)

  const late: Promise<unknown>[] = []
  meanwhile = () => {
    meanwhile = () => {}
    late.push(folds.current(workspace), folds.current(workspace))
  }
  await folds.current(workspace)
  await Promise.all(late)
  expect(readings).toBe(3)
})

test("all who asked for a reading that fails hear of it, and each may ask again", async () => {
  const { store, fail } = failing()
  const folds = createFolds({ store, sha256 })
  fail(1)
  const told = await Promise.allSettled([folds.current(workspace), folds.current(workspace)])
  expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"])
  expect((await folds.current(workspace)).head.seq).toBeGreaterThan(0)
})

test("while a long log is folded the event loop is free again and again", async () => {
  for (let n = 0; n < 60; n++) await panel.proposed(`Text ${n}.`)
  let turns = 0
  let isFolding = true
  const count = () => {
    turns += 1
    if (isFolding) setImmediate(count)
  }
  setImmediate(count)
  // each entry takes as long as a turn may
  const slow = (text: string) => {
    now += 5
    return sha256(text)
  }
  let now = 0
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now)
  const { head } = await createFolds({ store: panel.instance.store, sha256: slow }).current(workspace)
  isFolding = false
  clock.mockRestore()
  expect(turns).toBeGreaterThan(head.seq / 2)
})

test("a log is read on from its checkpoint, and all of it where there is none", async () => {
  for (let n = 0; n < 60; n++) await panel.proposed(`Text ${n}.`)
  const asked: number[] = []
  const events: Store["events"] = (id, after, limit) => {
    asked.push(after)
    return panel.instance.store.events(id, after, limit)
  }
  const { checkpoints } = openMemory()
  const checkpointing = { checkpoints, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  const store = { ...panel.instance.store, events }
  const first = await new FoldedLog({ store, sha256 }, workspace).readOn()
  expect(asked[0]).toBe(0)
  const log = new FoldedLog({ store, sha256 }, workspace)
  await log.readOn()
  await keep(checkpointing, workspace, log.holding, 0)
  asked.length = 0
  expect(await createFolds({ store, sha256, checkpointing }).current(workspace)).toEqual(first)
  // once to prove that the checkpoint is of this log; no entry follows it
  expect(asked).toEqual([first.head.seq - 1])
})

test("an entry before the checkpoint that is not what was written is shown to nobody, and stops its workspace", async () => {
  const { store } = panel.instance
  const { checkpoints } = openMemory()
  const checkpointing = { checkpoints, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  const log = new FoldedLog({ store, sha256 }, workspace)
  await log.readOn()
  await keep(checkpointing, workspace, log.holding, 0)
  let seq = 0
  const events: Store["events"] = async (...asked) =>
    (await store.events(...asked)).map(row => {
      if (row.kind !== "topic-opened") return row
      seq = row.seq
      return { ...row, body: { ...Object(row.body), title: { en: "Another title" } } }
    })
  for (const read of ["entries", "view"] as const) {
    const folds = createFolds({ store: { ...store, events }, sha256, checkpointing })
    expect((await folds.current(workspace)).head).toEqual(log.holding.head)
    const reading = read === "view" ? folds.view(workspace, "gallery") : folds.entries(workspace, 0, "room")
    const failure = await reading.catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: "WorkspaceStopped", seq })
    await expect(folds.current(workspace)).rejects.toBe(failure)
  }
})

test("a log that was folded before an erasure is not kept, and the next who asks has it folded anew", async () => {
  const { store } = panel.instance
  const { checkpoints } = openMemory()
  let erasures = 0
  const counted = {
    ...checkpoints,
    erasures: async () => erasures,
    finish: async (of: WorkspaceId, head: CheckpointHead, count: number) =>
      count === erasures && checkpoints.finish(of, head, count),
  }
  const checkpointing = { checkpoints: counted, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  const asked: number[] = []
  const events: Store["events"] = async (...args) => {
    asked.push(args[1])
    return store.events(...args)
  }
  const folds = createFolds({ store: { ...store, events }, sha256, checkpointing, worthKeeping: 1 })
  const first = await folds.current(workspace)
  await eventually(async () => expect(await checkpoints.head(workspace)).not.toBeNull())
  erasures += 1
  await checkpoints.drop(workspace)
  // a tenth more, which is worth another checkpoint
  for (const n of [1, 2, 3]) await panel.proposed(`Text ${n}.`)
  await folds.current(workspace)
  asked.length = 0
  await eventually(async () => {
    expect((await folds.current(workspace)).head.seq).toBeGreaterThan(first.head.seq)
    expect(asked).toContain(0)
  })
  // and once only: what was folded anew is kept
  asked.length = 0
  await folds.current(workspace)
  expect(asked).not.toContain(0)
})

test("who reads while an erasure drops the fold is told all of it", async () => {
  const { store } = panel.instance
  const { checkpoints } = openMemory()
  let erasures = 0
  const counted = { ...checkpoints, erasures: async () => erasures, erasedIn: async () => erasures }
  const checkpointing = { checkpoints: counted, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  await panel.proposed("The pilot is reviewed yearly.")
  const reads: ((folds: Folds) => Promise<unknown>)[] = [
    folds => folds.current(workspace).then(({ state }) => state),
    folds => folds.view(workspace, "room"),
    folds => folds.view(workspace, "gallery"),
    folds => folds.entries(workspace, 1, "room"),
    folds => folds.written(workspace, "room"),
    folds => folds.writtenView(workspace, "room"),
  ]
  for (const read of reads) {
    const folds = createFolds({ store, sha256, checkpointing })
    await folds.current(workspace)
    erasures += 1
    const told = read(folds)
    expect(await folds.noticeErasures()).toEqual([workspace])
    expect(await told).toEqual(await read(createFolds({ store, sha256 })))
  }
})

test("a log that is asked for again and again stays in memory, and is put away once nobody has asked for a while", async () => {
  const asked: number[] = []
  const events: Store["events"] = (id, after, limit) => {
    asked.push(after)
    return panel.instance.store.events(id, after, limit)
  }
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  try {
    const folds = createFolds({ store: { ...panel.instance.store, events }, sha256 })
    const readFrom = async (minutes: number) => {
      vi.advanceTimersByTime(minutes * 60_000)
      asked.length = 0
      await folds.current(workspace)
      return asked[0]
    }
    expect(await readFrom(0)).toBe(0)
    const { seq } = await panel.stage.state()
    // nine minutes at a time, where ten of quiet end it
    expect(seq).toBeGreaterThan(0)
    expect([await readFrom(9), await readFrom(9), await readFrom(9)]).toEqual([undefined, undefined, undefined])
    expect(await readFrom(11)).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test("a short log is not kept, whoever has read it, and one of its length is kept with what its gallery reads", async () => {
  const { checkpoints } = openMemory()
  const checkpointing = { checkpoints, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  const { store } = panel.instance
  const kept = async (worthKeeping: number, use: (folds: Folds) => Promise<unknown>) => {
    await checkpoints.drop(workspace)
    const folds = createFolds({ store, sha256, checkpointing, worthKeeping })
    await use(folds)
    await folds.close()
    return (await checkpoints.head(workspace))?.seq ?? null
  }
  const { seq } = await panel.stage.state()
  const reads = (folds: Folds) => folds.current(workspace)
  const readsBoth = (folds: Folds) => folds.view(workspace, "gallery")
  expect([await kept(seq + 1, reads), await kept(seq + 1, readsBoth)]).toEqual([null, null])
  expect([await kept(seq, reads), await kept(seq, readsBoth)]).toEqual([seq, seq])
})

test("while entries before a checkpoint are proven the event loop is free again and again", async () => {
  for (let n = 0; n < 60; n++) await panel.proposed(`Text ${n}.`)
  const { checkpoints } = openMemory()
  const checkpointing = { checkpoints, foldedBy: "this code", mac: () => createHmac("sha256", "a secret") }
  const { store } = panel.instance
  const log = new FoldedLog({ store, sha256 }, workspace)
  const { head } = await log.readOn()
  await keep(checkpointing, workspace, log.holding, 0)
  let [turns, now, isProving] = [0, 0, true]
  const slow = (text: string) => {
    now += 5
    return sha256(text)
  }
  const folds = createFolds({ store, sha256: slow, checkpointing })
  await folds.current(workspace)
  const count = () => {
    turns += 1
    if (isProving) setImmediate(count)
  }
  setImmediate(count)
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now)
  expect((await folds.entries(workspace, 0, "room")).to).toBe(head.seq)
  isProving = false
  clock.mockRestore()
  expect(turns).toBeGreaterThan(head.seq / 2)
})

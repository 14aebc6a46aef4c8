import { afterAll, beforeAll, expect, it } from "vitest"
import { playDemo } from "../../../server/demo/playDemo.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import { foldOne } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { StatesOfLog } from "../../../shared/fold/statesOfLog.ts"
import { type Played, played } from "../../server/demo/played.ts"

let demo: Played
let entries: Entry[]
beforeAll(async () => {
  demo = await played(stage => playDemo(stage, Date.UTC(2026, 10, 25, 6, 50), () => {}))
  const workspace = (await demo.instance.directory.workspaces())[0]!.id
  entries = (await demo.instance.folds.entries(workspace, 0, "room")).list
})
afterAll(() => demo.remove())

it("every moment of a replay equals what a live page had folded then", () => {
  const log = new StatesOfLog()
  // pages come in pieces that do not fit the checkpoints
  for (let at = 0; at < entries.length; at += 37) log.add(entries.slice(at, at + 37))
  let live = emptyState
  for (const entry of entries) {
    live = foldOne(live, entry)
    expect(log.at(entry.seq)).toEqual(live)
  }
})

it("a number between two entries, as an audience's log has them, shows the one before", () => {
  const log = new StatesOfLog()
  const thinned = entries.filter(({ seq }) => seq % 3 !== 0)
  log.add(thinned)
  expect(log.at(300)).toEqual(log.at(299))
  expect(log.at(0)).toEqual(emptyState)
  expect(log.at(1e9).seq).toBe(thinned.at(-1)!.seq)
})

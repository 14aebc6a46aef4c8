import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { playDemo } from "../../server/demo/playDemo.ts"
import { openStage } from "../../server/start/stage.ts"
import type { Entry } from "../../shared/contract/events.ts"
import type { EntriesFrame, Hint } from "../../shared/contract/live.ts"
import type { State } from "../../shared/fold/state.ts"
import { type Lang, languages } from "../../shared/model/terms.ts"
import { inSlice } from "../../shared/rules/slice.ts"
import type { Row } from "./run.ts"

/**
 * Measures how many bytes of its live frames an observer of the demo's session would be spared if frames held no
 * translations into other languages than that of the page. Each entry is a frame of its own.
 */
export async function framing(): Promise<Row[]> {
  const { state, frames } = await framesOfDemo()
  const entries = bytes(frames)
  const all = entries + hinted(state, frames)
  const kb = (one: number) => `${(one / 1_000).toFixed(0)} kB`
  return [...languages].map(lang => {
    const spared = bytes(frames.filter(({ list }) => list.every(entry => isOther(entry, lang))))
    return {
      what: `live frames of the demo's session to an observer, in ${lang}: spared if they held no other language's translations`,
      measured: `${share(spared, entries)} of ${kb(entries)} of entries, ${share(spared, all)} of ${kb(all)} with the hints`,
      target: "",
    }
  })
}

const share = (part: number, all: number): string => `${((part / all) * 100).toFixed(1)} %`

const size = (name: string, frame: unknown): number => Buffer.byteLength(`42${JSON.stringify([name, frame])}`)

const bytes = (frames: readonly EntriesFrame[]): number => frames.reduce((sum, one) => sum + size("entries", one), 0)

/** The bytes of the hints about who is present: one for each second in which something was entered. */
function hinted({ members }: State, frames: readonly EntriesFrame[]): number {
  const hints: Hint[] = [{ kind: "presence", members: Object.keys(members), observers: 1 }]
  const seconds = new Set(frames.flatMap(({ list }) => list.map(({ at }) => Math.floor(at / 1_000))))
  return seconds.size * size("hints", hints)
}

/** Whether a page in this language does without the entry: it is about a translation into another one. */
const isOther = ({ kind, body }: Entry, lang: Lang): boolean =>
  kind.startsWith("translation-") && "lang" in body && body.lang !== lang

/** The frames from the beginning of the demo's session, as they reach a page that shows it. */
async function framesOfDemo(): Promise<{ state: State; frames: EntriesFrame[] }> {
  const folder = mkdtempSync(join(tmpdir(), "plenary-bench-"))
  const { stage, instance, close } = await openStage(join(folder, "plenary.db"))
  try {
    await playDemo(stage, Date.now(), () => {})
    const state = await stage.state()
    const session = Object.values(state.sessions)[0]
    const workspace = state.workspace?.id
    if (!session || !workspace) throw new Error("the demo has no session")
    const { list } = await instance.folds.entries(workspace, 0, "gallery")
    const began = list.findIndex(({ kind }) => kind === "session-started")
    const slice = { kind: "session", session: session.id } as const
    const frames = list
      .slice(began)
      .filter(entry => inSlice(slice, entry))
      .map(entry => ({ incarnation: instance.incarnation, from: entry.seq - 1, to: entry.seq, list: [entry] }))
    return { state, frames }
  } finally {
    await close()
    rmSync(folder, { recursive: true })
  }
}

import { join } from "node:path"
import type { Page } from "playwright"
import * as Y from "yjs"
import { openStage } from "../../server/start/stage.ts"
import { noteRoot } from "../../shared/document/schema.ts"
import { ThreadId } from "../../shared/model/ids.ts"
import { chance } from "../kit/chance.ts"
import { minuteMs, openHour } from "../kit/clocks/hour.ts"
import { launch, openWindow } from "../kit/people/browsers.ts"
import { paragraph } from "../kit/people/rawClient.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

const edits = 6_000
const entries = 120
const turns = 40
const moments = 60
const seed = 20_261_125

/** A note as eight people write it: 6,000 words in paragraphs of forty, some of them deleted again. */
function updatesOf({ below }: ReturnType<typeof chance>): Uint8Array[] {
  const doc = new Y.Doc()
  const note = doc.getXmlFragment(noteRoot)
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < edits; n++) {
    const leaf = note.length > 0 ? (note.get(below(note.length)) as Y.XmlElement).get(0) : null
    if (n % 40 === 0 || !(leaf instanceof Y.XmlText)) note.push([paragraph(`w${n} `)])
    else if (n % 11 === 0 && leaf.length > 8) leaf.delete(below(leaf.length - 6), 5)
    else leaf.insert(below(leaf.length), `w${n} `)
  }
  return updates
}

/** Two hours of the size of the scripted session, on one topic, which gives the longest note that they allow. */
async function write(folder: string, start: number) {
  const { stage, instance, close } = await openStage(join(folder, "plenary.db"))
  const { session, topic, chair, writer: by } = await openHour(stage, start, "hours", { attribution: "named" })
  const updates = updatesOf(chance(seed))
  const at = (n: number, of: number) => start + Math.round((n / of) * 120 * minuteMs)
  const workspace = (await instance.directory.workspaces())[0]?.id ?? never()
  await instance.log.read(topic, workspace)
  const { rights } = await instance.store.newest(workspace)
  for (let n = 0; n < updates.length; n += 500)
    await instance.log.append(
      topic,
      { epoch: 1, seq: n, standing: "open", rights },
      updates.slice(n, n + 500).map((update, k) => ({ by, at: at(n + k, edits), update })),
      [],
    )
  let thread: ThreadId | null = null
  for (let n = 0; n < entries; n++) {
    stage.at(at(n, entries))
    const entry = { lang: "en" as const, text: `Entry ${n} of the discussion, a sentence or two as they are written.` }
    if (n % 4 === 0 || !thread) thread = ThreadId.parse((await stage.do(by, "open-thread", { topic, entry }))["thread"])
    else await stage.do(by, "reply", { thread, entry })
    if (n % 3 > 0 || n / 3 >= turns) continue
    await stage.do(chair, "give-floor", { session, member: by, seconds: 60 })
    await stage.do(chair, "end-floor", { session })
  }
  stage.at(start + 120 * minuteMs)
  await stage.do(chair, "close-session", { session })
  await close()
  return { session, placeAt: (seq: number) => (at(seq - 1, edits) - start) / 1_000 }
}

const never = (): never => {
  throw new Error("no workspace")
}

/** Milliseconds from the slider's move until the page has drawn that moment's note. */
const opens = (page: Page, seconds: number, seq: number): Promise<number> =>
  page.evaluate(
    async ([value, wanted]) => {
      const input = document.querySelector<HTMLInputElement>(".replay .slider")
      const element = document.querySelector("plenary-replay-page") as unknown as {
        replay: { note: { shown: { value: { note?: { seq: number } } } } }
      }
      if (!input) throw new Error("no slider")
      const began = performance.now()
      input.value = String(value)
      input.dispatchEvent(new Event("input", { bubbles: true }))
      while (element.replay.note.shown.value.note?.seq !== wanted) await new Promise(done => setTimeout(done))
      await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
      return performance.now() - began
    },
    [seconds, seq] as const,
  )

/** Opens moments of a two-hour session's replay in the browser: the first one cold, the others in random order. */
export async function replaying(): Promise<Row[]> {
  const folder = newFolder()
  const start = Date.now() - 130 * minuteMs
  const { session, placeAt } = await write(folder, start)
  const running = await startPlenary({ folder })
  const browser = await launch()
  const { page } = await openWindow(browser, "en")
  await page.goto(`${running.url}/w/hours/s/${session}/replay`)
  await page.getByRole("slider").waitFor()
  const { below } = chance(seed)
  const first = await opens(page, placeAt(edits), edits)
  const took: number[] = []
  for (let n = 0; n < moments; n++) {
    const seq = 1 + below(edits - 1)
    took.push(await opens(page, placeAt(seq), seq))
  }
  await browser.close()
  await running.stop()
  removeFolder(folder)
  const sorted = took.toSorted((a, b) => a - b)
  const ms = (n: number | undefined) => (n ?? Number.NaN).toFixed(0)
  return [
    {
      what: "any moment of a two-hour session's replay with its note, 6,000 edits: the first · p50 · the slowest of 60",
      measured: `${ms(first)} · ${ms(sorted[moments / 2])} · ${ms(sorted.at(-1))} ms`,
      target: "≤ 300 ms",
    },
  ]
}

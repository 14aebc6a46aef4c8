import { nothing, render } from "lit"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { refusalSentences, useLang } from "../../../../client/i18n/language.ts"
import { refusalText } from "../../../../client/i18n/sentences/refusalText.ts"
import { elsewhere } from "../../../../client/pages/app/elsewhere.ts"
import { endsOf } from "../../../../client/pages/frame/outcomes.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import type { Wires } from "../../../../client/state/loading/wires.ts"
import { byItself, isSentOnce, wordsSentIn } from "../../../../client/state/sent/said.ts"
import { type CommandKind, commandBodies } from "../../../../shared/contract/commands.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import { languages } from "../../../../shared/model/terms.ts"
import { bodyFor } from "../../../server/refusals/anyBody.ts"
import { snapshot } from "../../state/fakeWires.ts"

const moments = ["before the press", "before the answer", "until its thing is gone"] as const
const places = ["stays", "moves on", "is loaded again"] as const
const readers = ["in a seat", "without a seat"] as const
type Moment = (typeof moments)[number]
type Place = (typeof places)[number]
type Reader = (typeof readers)[number]

const gone: Answered = { ok: false, refusal: { code: "already-done", params: {} } }

/** A server that does each command once, or refuses all, and a line to it for each page that breaks at will. */
class Faulty {
  line: "open" | "deaf" | "cut" = "open"
  refuses = false
  readonly reader: Reader
  readonly done = new Map<string, Answered>()
  readonly asked: string[] = []
  #connected: (() => void)[] = []

  constructor(reader: Reader) {
    this.reader = reader
  }

  private answered(id: string): Answered {
    this.asked.push(id)
    const before = this.done.get(id)
    if (before) return before
    if (this.refuses) return gone
    const receipt: Answered = { ok: true, seq: 4 + this.done.size + 1, made: {} }
    this.done.set(id, receipt)
    return receipt
  }

  get wires(): Wires {
    return {
      fetch: async () => {
        const shown = snapshot(4 + this.done.size)
        return this.reader === "in a seat" ? shown : { ...shown, me: { ...shown.me, member: null, role: "public" } }
      },
      topic: () => Promise.reject(new Error("no topic")),
      open: (_, events) => {
        let isOpen = false
        const connected = () => isOpen && events.connected()
        this.#connected.push(connected)
        const carries = () => isOpen && this.line !== "cut" && this.#connected.includes(connected)
        const lost = () => Promise.reject(new Error("lost"))
        return {
          get connected() {
            return carries()
          },
          command: async ({ id }) => {
            const answered = this.answered(id)
            return this.line === "deaf" ? lost() : answered
          },
          receipt: async id => (this.line === "deaf" ? lost() : (this.done.get(id) ?? null)),
          slower: () => {},
          look: () => {},
          check: () => {},
          open: () => {
            isOpen = true
            if (this.line !== "cut") events.connected()
          },
          close: () => {
            isOpen = false
          },
        }
      },
    }
  }

  /** The browser loads its page again: whatever ran on it is gone. */
  unload(): void {
    this.#connected = []
    vi.clearAllTimers()
  }

  mend(): void {
    this.line = "open"
    for (const connected of this.#connected) connected()
  }
}

async function opened(server: Faulty): Promise<SessionConnection> {
  const page = new SessionConnection({ slug: "p" }, server.wires)
  void page.open()
  await vi.advanceTimersByTimeAsync(0)
  return page
}

/** Reads what a page says about the ends of what was sent: of all kinds, or of one. */
function told(page: SessionConnection, kind?: CommandKind): string {
  const place = document.createElement("div")
  const ends = endsOf(page, one => kind === undefined || one.kind === kind)
  if (ends !== nothing) render(ends, place)
  return place.textContent.replaceAll(/\s+/g, " ").trim()
}

const each = (page: SessionConnection): Map<CommandKind, string> => new Map(kinds.map(kind => [kind, told(page, kind)]))

beforeAll(async () => {
  await refusalSentences()
})
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

/** A page says what it is about at the answer that came late. */
const toldThere: CommandKind = "report-late-answer"
const kinds = (Object.keys(commandBodies) as CommandKind[]).filter(kind => kind !== toldThere && !byItself.has(kind))

/** One page sends everything, and loses its line; what is told then, and what at the end. */
async function lives(moment: Moment, place: Place, sent: readonly CommandKind[] = kinds, reader: Reader = "in a seat") {
  sessionStorage.clear()
  const server = new Faulty(reader)
  let page = await opened(server)
  const pages = [page]
  server.line = moment === "before the answer" ? "deaf" : "cut"
  for (const kind of sent) void page.send(kind, bodyFor(kind))
  await vi.advanceTimersByTimeAsync(1_600)
  const waiting = [each(page)]
  if (place !== "stays") {
    if (place === "moves on") page.close()
    else server.unload()
    page = await opened(server)
    pages.push(page)
    waiting.push(each(page))
  }
  const outside = elsewhere(undefined)
  server.refuses = moment === "until its thing is gone"
  server.mend()
  await vi.advanceTimersByTimeAsync(2_600)
  page.outbox.folded(4 + server.done.size)
  const [end, whole] = [each(page), told(page)]
  for (const one of pages) one.close()
  return { waiting, outside, end, whole, did: [...server.done.values()].length, tried: new Set(server.asked).size }
}

const scenes = moments.flatMap(moment => places.map(place => [moment, place] as const))

test.each(readers.flatMap(reader => scenes.map(one => [...one, reader] as const)))(
  "every command whose line is lost %s has an end in sight where its page %s, %s",
  async (moment, place, reader) => {
    const { waiting, outside, end, did, tried } = await lives(moment, place, kinds, reader)
    const none = (of: Map<CommandKind, string>) => kinds.filter(kind => of.get(kind) === "")
    expect([...waiting, end].map(none)).toEqual([...waiting, end].map(() => []))
    expect(outside).not.toBe(nothing)
    // an act of an office is never done by a reload, nor is leaving the panel
    const dropped = place === "stays" || moment === "before the answer" ? [] : kinds.filter(isSentOnce)
    for (const [kind, words] of end)
      if (dropped.includes(kind)) expect(words, kind).toContain("was not done")
      else if (moment === "until its thing is gone") {
        expect(words, kind).toContain(refusalText(gone.refusal))
        for (const said of wordsSentIn(bodyFor(kind))) expect(words, kind).toContain(said)
      } else expect(words, kind).toContain("has arrived.")
    const reached = kinds.length - dropped.length
    expect([did, tried]).toEqual([moment === "until its thing is gone" ? 0 : reached, reached])
  },
)

test("the same is told in each language, in its own words", async () => {
  const said = new Map<string, Set<string>>()
  for (const lang of languages) {
    vi.useRealTimers()
    await useLang(lang)
    vi.useFakeTimers()
    for (const [moment, place] of scenes)
      for (const kind of ["reply", "close-round"] as const) {
        const { waiting, whole } = await lives(moment, place, [kind])
        for (const [n, words] of [...waiting.map(one => one.get(kind) ?? ""), whole].entries()) {
          const at = `${kind} ${moment} ${place} ${n}`
          said.set(at, (said.get(at) ?? new Set()).add(words))
        }
      }
  }
  vi.useRealTimers()
  await useLang("en")
  for (const [at, sentences] of said) expect(sentences.size, at).toBe(languages.length)
})

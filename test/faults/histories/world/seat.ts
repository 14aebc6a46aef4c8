import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Answered, Receipt } from "../../../../shared/contract/live.ts"
import { sleep } from "../../../kit/clocks/until.ts"
import { get, Person } from "../../../kit/people/person.ts"
import type { Line, Reading } from "../history.ts"
import type { Deployment } from "./deployment.ts"

/** Refusals that pass: the server could not save anything just then. */
const passing = new Set(["database-away", "busy", "internal"])
/** Milliseconds after which a page sends a command again, through its other tab. */
const patienceMs = 800

/** The lines of a history as clients write them. */
export class Recorder {
  readonly lines: Line[] = []
  /** the newest entry that a receipt has named */
  newest = 0
  #commands = 0

  add<One extends Line>(line: One): One {
    this.lines.push(line)
    return line
  }
  /** the id of a new command */
  id = (): string => `history${++this.#commands}`
}

/** A member with a tab on each server. */
export class Seat {
  readonly name: string
  readonly tabs: readonly Person[]
  readonly #recorder: Recorder
  #hasLeft = false

  private constructor(name: string, tabs: readonly Person[], recorder: Recorder) {
    this.name = name
    this.tabs = tabs
    this.#recorder = recorder
  }

  static async take({ nodes, tokens }: Deployment, name: string, recorder: Recorder): Promise<Seat> {
    const addresses = [0, 1].map(n => nodes[n % nodes.length]?.clients.port).map(port => `http://127.0.0.1:${port}`)
    const [here = "", there = ""] = addresses
    const first = await Person.join(here, `#${tokens[name]}`, name)
    const tabs = [first, await Person.sit(there, first.cookie, "panel", first.joined)]
    for (const [n, tab] of tabs.entries()) {
      tab.socket.io.reconnectionDelay(50).reconnectionDelayMax(200)
      listen(`${name}.${n}`, tab, recorder)
    }
    const seat = new Seat(name, tabs, recorder)
    for (const tab of tabs) seat.#returns(tab)
    return seat
  }

  get member(): string {
    return this.tabs[0]?.member ?? ""
  }
  get cookie(): string {
    return this.tabs[0]?.cookie ?? ""
  }
  get state(): Person["state"] {
    const [one, other] = this.tabs
    if (!one || !other) throw new Error("no tab")
    return one.state.seq > other.state.seq ? one.state : other.state
  }

  /**
   * Sends the command under one id, by one tab after the other, until it is done or refused for good. Null: the member
   * left without an answer.
   */
  async insist<K extends CommandKind>(kind: K, body: CommandInput<K>, first = 0): Promise<Answered | null> {
    const id = this.#recorder.id()
    for (let n = first; !this.#hasLeft; n++) {
      const tab = this.tabs[n % this.tabs.length]
      const answered = await tab?.ask(kind, body, id, patienceMs).catch(() => null)
      if (answered?.ok) this.#recorder.newest = Math.max(this.#recorder.newest, answered.seq)
      if (answered && (answered.ok || !passing.has(answered.refusal.code))) return answered
      await sleep(50)
    }
    return null
  }

  /** Does a command that cannot be refused, but for the people who are not back yet from a fault. */
  async do<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Receipt> {
    for (;;) {
      const answered = await this.insist(kind, body)
      if (answered?.ok) return answered
      if (answered?.refusal.code !== "no-quorum") throw new Error(`${kind}: ${JSON.stringify(answered)}`)
      await sleep(100)
    }
  }

  /** Reads a page of the log by a request, and records it if it was answered. */
  async read(session: string, from: number, n: number): Promise<number> {
    const tab = this.tabs[n % this.tabs.length]
    const call = performance.now()
    const page = await get(tab?.url ?? "", `/api/sessions/${session}/entries?from=${from}`, this.cookie).catch(
      () => null,
    )
    if (!isPage(page)) return from
    this.#recorder.add(readingOf(`${this.name} by a request`, call, page))
    return page.to
  }

  /** A page connects again after a refusal, too: the database may have been away. */
  #returns(tab: Person): void {
    tab.socket.on("connect_error", () => {
      if (!tab.socket.active) setTimeout(() => this.#hasLeft || tab.socket.connect(), 200)
    })
  }

  leave(): void {
    this.#hasLeft = true
    for (const tab of this.tabs) tab.leave()
  }
}

type Page = Pick<Reading, "from" | "to"> & { list: { seq: number; kind: string; at: number; body: unknown }[] }
const isPage = (page: unknown): page is Page => typeof page === "object" && page !== null && "list" in page

const readingOf = (client: string, call: number, { from, to, list }: Page): Reading => ({
  what: "read",
  client,
  call,
  return: performance.now(),
  from,
  to,
  entries: list.map(({ seq, kind, at, body }) => ({ seq, kind, at, body })),
})

/** Records what the tab is sent. A push was asked for when the page opened, so that it may come late. */
function listen(client: string, tab: Person, recorder: Recorder): void {
  tab.socket.on("entries", (frame: Page) => recorder.add(readingOf(client, 0, frame)))
}

import { io, type Socket } from "socket.io-client"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Answered, EntriesFrame, Hint, Receipt } from "../../../shared/contract/live.ts"
import type { Joined } from "../../../shared/contract/queries.ts"
import { fold } from "../../../shared/fold/fold.ts"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import type { State } from "../../../shared/fold/state.ts"
import { holdsOf } from "../../../shared/rules/frame/pageHolds.ts"
import { hangMs, until } from "../clocks/until.ts"

let count = 0

/** A person who joined by a link and follows a workspace as a page does, but without a browser. */
export class Person {
  readonly hints: Hint[] = []
  readonly frames: EntriesFrame[] = []
  state: State
  socket: Socket

  readonly url: string
  readonly cookie: string
  readonly joined: Joined
  readonly snapshot: Snapshot

  private constructor(url: string, cookie: string, joined: Joined, snapshot: Snapshot) {
    this.url = url
    this.cookie = cookie
    this.joined = joined
    this.snapshot = snapshot
    this.state = snapshot.state
    this.socket = io(url, {
      transports: ["websocket"],
      extraHeaders: cookie ? { cookie } : {},
      auth: attempt =>
        attempt({
          workspace: snapshot.state.workspace?.slug,
          from: this.state.seq,
          incarnation: snapshot.incarnation,
          folded: snapshot.folded,
        }),
    })
    this.socket.on("entries", (frame: EntriesFrame) => {
      this.frames.push(frame)
      this.state = fold(this.state, frame.list, frame.to)
    })
    this.socket.on("hint", (hint: Hint) => this.hints.push(hint))
    this.socket.on("hints", (list: Hint[]) => this.hints.push(...list))
  }

  /** joins by a link; without a link, enters as a reader of a public workspace */
  static async join(url: string, link: string, name: string, lang = "en"): Promise<Person> {
    const token = link.slice(link.indexOf("#") + 1)
    const response = await post(url, "/api/join", { token, name, lang })
    const joined = (await response.json()) as Joined
    if (!response.ok) throw new Error(JSON.stringify(joined))
    const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
    return Person.enter(url, cookie, joined)
  }

  static async read(url: string, workspace: string): Promise<Person> {
    return Person.enter(url, "", { workspace, session: null, member: null, role: "public" })
  }

  /** joins with a cookie that the test already has */
  static sit(url: string, cookie: string, workspace: string, joined: Partial<Joined> = {}): Promise<Person> {
    return Person.enter(url, cookie, { workspace, session: null, member: null, role: "admin", ...joined })
  }

  private static async enter(url: string, cookie: string, joined: Joined): Promise<Person> {
    const snapshot = await wholeSnapshot(url, `/api/workspaces/${joined.workspace}`, cookie)
    const person = new Person(url, cookie, joined, snapshot)
    await new Promise<void>((resolve, reject) => {
      person.socket.once("connect", resolve)
      person.socket.once("connect_error", reject)
    })
    return person
  }

  get member(): string {
    if (!this.joined.member) throw new Error("a reader has no seat")
    return this.joined.member
  }

  ask<K extends CommandKind>(
    kind: K,
    body: CommandInput<K>,
    id = `c${++count}-${this.joined.member ?? this.joined.role}`,
    patienceMs = hangMs,
  ): Promise<Answered> {
    return this.socket.timeout(patienceMs).emitWithAck("command", { id, kind, body })
  }

  /**
   * A chair who closes a round says yes to what the server asks first, unless the body says otherwise, and shows the result
   * at once instead of waiting until the round cannot be taken up again.
   */
  async do<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Receipt> {
    const closes = kind === "close-round" || kind === "close-and-show"
    const answered = await this.ask(kind, closes ? { evenBelowQuorum: true, ...body } : body)
    if (!answered.ok) throw new Error(`${kind}: ${JSON.stringify(answered.refusal)}`)
    // a result that is shown already refuses this
    if (kind === "close-and-show" && "round" in body) await this.ask("reveal-round", { round: body.round })
    await this.reaches(answered.seq)
    return answered
  }

  /** returns the refusal's code; throws if the command was accepted */
  async refused<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<string> {
    const answered = await this.ask(kind, body)
    if (answered.ok) throw new Error(`${kind} was done`)
    return answered.refusal.code
  }

  /** waits until this page has folded the entry */
  async reaches(seq: number): Promise<void> {
    await until(() => this.state.seq >= seq, `entry ${seq} is folded`, hangMs, 5)
  }

  /**
   * Returns the result of `look` in this page's state, as soon as there is a result. This page may get an entry later
   * than another page that shows it already.
   */
  async finds<T>(look: (state: State) => T | undefined): Promise<T> {
    let found: T | undefined
    const told = () => (found = look(this.state)) !== undefined
    await until(told, `${this.joined.member ?? "a reader"} is told of it: ${String(look)}`, hangMs, 5)
    return found as T
  }

  fetch(path: string): Promise<unknown> {
    return get(this.url, path, this.cookie)
  }

  leave(): void {
    this.socket.disconnect()
  }
}

const allThreads = 1_000_000

/** Fetches the snapshot at the path, with the rows of all its topics in its state. */
export async function wholeSnapshot(url: string, path: string, cookie = ""): Promise<Snapshot> {
  const { topics } = (await get(url, path, cookie)) as Snapshot
  const all = (await get(
    url,
    `${path}?topics=${topics.map(({ id }) => id).join()}&threads=${allThreads}`,
    cookie,
  )) as Snapshot
  return { ...all, state: holdsOf(all).state }
}

export async function get(url: string, path: string, cookie = ""): Promise<unknown> {
  const response = await fetch(url + path, { headers: cookie ? { cookie } : {} })
  return response.json()
}

export const post = (url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  })

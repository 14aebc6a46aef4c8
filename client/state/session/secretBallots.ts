import type { CommandInput } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import type { Mine } from "../../../shared/contract/queries.ts"
import { statuses } from "../../../shared/contract/refusals/statuses.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { castBallot, collectBallot } from "../../connections/queries.ts"
import { sitePath } from "../../site/site.ts"
import { inBrowser, inTab } from "../kept/kept.ts"
import { NotSent, newId } from "../sent/pending.ts"
import { wholeAnswer } from "./answers/wholeAnswer.ts"

/** This page's data for a secret round: the ballot's token, the answer, and the id of the last cast. */
interface Held {
  token: string | null
  /** the choice made on this page; null after a reload, because no storage has it */
  answer: GivenAnswer | null
  revision: number
  /**
   * The id of the last cast from this tab. If the storage that all tabs share contains another id, another tab has cast
   * later, and this tab's answer no longer counts.
   */
  cast: string | null
}

type Given = CommandInput<"answer-round">["answer"]
type Refused = Answered & { ok: false }

/** The part that the tab's storage keeps: that a ballot was cast and how to cast it anew, never what it said. */
type Kept = Omit<Held, "answer">

const nothing: Held = { token: null, answer: null, revision: 0, cast: null }

/** The refusal codes with which the server says that a ballot must wait. */
const waits: ReadonlySet<RefusalCode> = new Set(["ballots-wait", "ballots-locked"])

interface Waits {
  /**
   * Milliseconds. After the round opens, each page collects its ballot at a random time within this span. The order of
   * collection then reveals nothing about the members.
   */
  spreadMs: number
  /** Milliseconds between two requests while the server says that the ballot must wait. */
  againMs: number
}
const preset: Waits = { spreadMs: 4_000, againMs: 3_000 }

/**
 * The secret ballots of one member. The choice is in the memory of the page alone; after a reload the page says that
 * a ballot was cast. The tab's storage keeps the ballot's token. The browser's storage, which all tabs share, keeps the
 * ballot's key and the id of the last cast. A page shows its answer only if the last cast came from it.
 */
export class SecretBallots {
  readonly #tell: (mine: Mine) => void
  readonly #member: string
  readonly #waits: Waits
  readonly #held = new Map<string, Held>()
  readonly #keys = new Map<string, string>()
  readonly #opened = new Set<string>()
  readonly #planned = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #said = new Map<string, string>()
  #closed = false

  constructor(member: string, tell: (mine: Mine) => void, waits: Partial<Waits> = {}) {
    this.#member = member
    this.#tell = tell
    this.#waits = { ...preset, ...waits }
    addEventListener("storage", this.#otherTab)
  }

  close(): void {
    this.#closed = true
    for (const round of this.#planned.keys()) this.#forgetPlan(round)
    removeEventListener("storage", this.#otherTab)
  }

  /**
   * Shows the stored data at once, and collects the ballot after a random time unless the tab has it. If another
   * browser of the same person holds the ballot, this browser collects no ballot.
   */
  open(round: string): void {
    // the code may arrive after its page was left
    if (this.#closed) return
    this.#opened.add(round)
    this.#show(round)
    if (this.#read(round).token !== null) return
    this.#forgetPlan(round)
    const collect = () => void this.#collectPatiently(round)
    this.#planned.set(round, setTimeout(collect, Math.random() * this.#waits.spreadMs))
  }

  /**
   * Cancels the planned collection if the person or the server causes an earlier collection. Otherwise the two requests
   * would run at the same time.
   */
  #forgetPlan(round: string): void {
    clearTimeout(this.#planned.get(round))
    this.#planned.delete(round)
  }

  /** Moves the ballot to this browser from the browser that holds it, because the person wants to answer here. */
  async take(round: string): Promise<Answered> {
    this.#forgetPlan(round)
    this.#write(round, nothing)
    const refused = await this.#patiently(round, () => this.#collect(round, true))
    if (refused === null) this.#show(round)
    return refused ?? done
  }

  /** Collects the ballot again with this browser's key, because the ballot may have moved to another browser. */
  moved(round: string): void {
    if (!this.#opened.has(round)) return
    this.#forgetPlan(round)
    this.#write(round, nothing)
    void this.#collectPatiently(round)
  }

  /** Rejects if no response arrived: with `NotSent` if the choice is certainly still here, else nobody knows its end. */
  async cast(round: string, given: Given): Promise<Answered> {
    const answer = wholeAnswer(given)
    const first = await this.#patiently(round, () => this.#try(round, answer))
    // The server has replaced this ballot after a restart, or another browser holds it. The page collects a ballot and
    // casts once more.
    if (first === null || first.refusal.code !== "ballot-replaced") return first ?? done
    this.#write(round, nothing)
    return (await this.#patiently(round, () => this.#try(round, answer))) ?? done
  }

  /**
   * Repeats an attempt while the server answers that ballots must wait, and shows the waiting on the page. Returns the
   * first other result.
   */
  async #patiently(round: string, attempt: () => Promise<Refused | null>): Promise<Refused | null> {
    for (;;) {
      const refused = await attempt()
      if (refused === null || !waits.has(refused.refusal.code) || this.#closed) return refused
      this.#say({ ...this.#mine(round), waits: true })
      await new Promise(resolve => setTimeout(resolve, this.#waits.againMs))
    }
  }

  async #collectPatiently(round: string): Promise<void> {
    const unlessLeft = async () => (this.#closed ? null : await this.#collect(round, false))
    const refused = await this.#patiently(round, unlessLeft).catch(() => null)
    if (refused === null && !this.#closed) this.#show(round)
  }

  async #try(round: string, answer: GivenAnswer): Promise<Refused | null> {
    const refused = await this.#collect(round, false).catch(() => {
      throw new NotSent()
    })
    const { token, revision } = this.#read(round)
    if (refused || token === null) return refused ?? { ok: false, refusal: { code: "busy", params: {} } }
    if (!navigator.onLine) throw new NotSent()
    try {
      await castBallot(token, answer)
    } catch (thrown) {
      const failure = failureOf(thrown)
      const isDecided = failure.status !== 0 && failure.code !== "database-away"
      if (!isDecided) this.#unsure(round)
      return refusalOf(isDecided ? failure : { ...failure, status: 0 })
    }
    const cast = newId()
    this.#write(round, { token, answer, revision: revision + 1, cast })
    inBrowser.write(this.#castKey(round), cast)
    this.#show(round)
    return null
  }

  /**
   * Hides the answer if no response to a cast arrived, because the page cannot know whether the old or the new answer
   * counts.
   */
  #unsure(round: string): void {
    const held = this.#read(round)
    if (held.answer === null) return
    this.#write(round, { ...held, answer: null })
    this.#show(round)
  }

  /** Collects the ballot. Returns null if this browser holds the ballot, otherwise the refusal. */
  async #collect(round: string, take: boolean): Promise<Refused | null> {
    if (this.#read(round).token !== null) return null
    try {
      const { token } = await collectBallot(round, this.#browserKey(round), take)
      this.#write(round, { ...this.#read(round), token })
      return null
    } catch (thrown) {
      const refused = refusalOf(failureOf(thrown))
      const { code } = refused.refusal
      const elsewhere = { round, revision: 0, answer: null, elsewhere: true }
      if (code === "other-browser") this.#say(elsewhere)
      if (code === "ballot-elsewhere") this.#say({ ...elsewhere, movable: true })
      return refused
    }
  }

  /**
   * Returns this browser's key for a round. The key is made and stored before the first request. If the server's
   * response or the tab was lost, the browser gets the same ballot again with the key. The server stores the ballot's
   * token encrypted with the key, never the key itself.
   */
  #browserKey(round: string): string {
    const name = `ballot-key ${round} ${this.#member}`
    const known = this.#keys.get(name) ?? inBrowser.read(name)
    const key = known ?? newId()
    this.#keys.set(name, key)
    if (known === null) inBrowser.write(name, key)
    return key
  }

  readonly #otherTab = ({ key }: StorageEvent): void => {
    for (const round of this.#opened) if (key === sitePath + this.#castKey(round)) this.#show(round)
  }

  #show(round: string): void {
    this.#say(this.#mine(round))
  }

  /**
   * Reports a change of the answer to the page. An unchanged answer is not reported, because the report would close an
   * open form.
   */
  #say(mine: Mine): void {
    const said = JSON.stringify(mine)
    if (this.#said.get(mine.round) === said) return
    this.#said.set(mine.round, said)
    this.#tell(mine)
  }

  #mine(round: string): Mine {
    const { answer, revision, cast } = this.#read(round)
    const last = inBrowser.read(this.#castKey(round)) ?? cast
    if (last === null) return { round, revision, answer: null }
    return { round, revision: Math.max(1, revision), answer: last === cast ? answer : null, cast: true }
  }

  #key = (round: string) => `ballot ${round} ${this.#member}`
  #castKey = (round: string) => `ballot-cast ${round} ${this.#member}`

  #read(round: string): Held {
    const known = this.#held.get(round)
    if (known) return known
    const kept: Partial<Kept> | null = JSON.parse(inTab.read(this.#key(round)) ?? "null")
    const held = { ...nothing, ...kept, answer: null }
    // a page of an earlier version kept the choice as well
    if (kept && "answer" in kept) this.#write(round, held)
    return held
  }

  #write(round: string, held: Held): void {
    this.#held.set(round, held)
    const { answer: _, ...kept } = held
    inTab.write(this.#key(round), JSON.stringify(kept satisfies Kept))
  }
}

/** The result of a cast. Its `seq` is 0, because a secret ballot adds no entry to the log. */
const done: Answered = { ok: true, seq: 0, made: {} }

const isRefusalCode = (code: string): code is RefusalCode => code in statuses

/**
 * Converts a failure into a refusal. If no response arrived, the function throws, and the page shows that the answer
 * was not sent.
 */
function refusalOf({ code, params, status }: Failure): Refused {
  if (status === 0 || !isRefusalCode(code)) throw new Error(code)
  return { ok: false, refusal: { code, params } }
}

import type { CommandInput } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import type { Mine } from "../../../shared/contract/queries.ts"
import { statuses } from "../../../shared/contract/refusals/statuses.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import type { Answer } from "../../../shared/model/answer.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { castBallot, collectBallot } from "../../connections/queries.ts"
import { inBrowser, inTab } from "../kept.ts"
import { newId } from "../outbox.ts"

/** What this browser has of a secret round: its ballot's token, and what it wrote on it. */
interface Kept {
  token: string | null
  answer: Answer | null
  revision: number
}

type Given = CommandInput<"answer-round">["answer"]

const nothing: Kept = { token: null, answer: null, revision: 0 }
/** Everyone collects as the round opens, a little apart, so that the order of ballots is not the order of collecting. */
const spread = 4_000

/** Ballots of one member. An answer lives as long as the tab; the way back to its ballot, as long as the browser keeps it. */
export class SecretBallots {
  readonly #tell: (mine: Mine) => void
  readonly #member: string
  readonly #kept = new Map<string, Kept>()
  readonly #keys = new Map<string, string>()

  constructor(member: string, tell: (mine: Mine) => void) {
    this.#member = member
    this.#tell = tell
  }

  /** Shows what is known at once, and takes a ballot in a moment. */
  open(round: string): void {
    this.#show(round)
    if (this.#read(round).token === null) setTimeout(() => void this.#collect(round), Math.random() * spread)
  }

  async cast(round: string, given: Given): Promise<Answered> {
    const answer = whole(given)
    const first = await this.#try(round, answer)
    // the server has restarted and replaced this ballot; the new one is asked for once
    if (first.ok || first.refusal.code !== "ballot-replaced") return first
    this.#write(round, nothing)
    return this.#try(round, answer)
  }

  async #try(round: string, answer: Answer): Promise<Answered> {
    const refused = await this.#collect(round)
    const { token, revision } = this.#read(round)
    if (refused || token === null) return refused ?? { ok: false, refusal: { code: "busy", params: {} } }
    try {
      await castBallot(token, answer)
    } catch (thrown) {
      return refusalOf(failureOf(thrown))
    }
    this.#write(round, { token, answer, revision: revision + 1 })
    this.#show(round)
    // the log has gained nothing by it
    return { ok: true, seq: 0, made: {} }
  }

  /** Null when this browser holds the ballot. */
  async #collect(round: string): Promise<(Answered & { ok: false }) | null> {
    if (this.#read(round).token !== null) return null
    try {
      const { token } = await collectBallot(round, this.#browserKey(round))
      this.#write(round, { ...nothing, token })
      return null
    } catch (thrown) {
      const refused = refusalOf(failureOf(thrown))
      if (refused.refusal.code === "other-browser") this.#tell({ round, revision: 0, answer: null, elsewhere: true })
      return refused
    }
  }

  /**
   * Made before anything is asked for, and kept in this browser: by it the same ballot is had again where the server's
   * answer was lost, or the tab. The server keeps what only this key opens.
   */
  #browserKey(round: string): string {
    const name = `ballot-key ${round} ${this.#member}`
    const known = this.#keys.get(name) ?? inBrowser.read(name)
    const key = known ?? newId()
    this.#keys.set(name, key)
    if (known === null) inBrowser.write(name, key)
    return key
  }

  #show(round: string): void {
    const { answer, revision } = this.#read(round)
    this.#tell({ round, revision, answer })
  }

  #key = (round: string) => `ballot ${round} ${this.#member}`

  #read(round: string): Kept {
    const known = this.#kept.get(round)
    if (known) return known
    const kept: Kept | null = JSON.parse(inTab.read(this.#key(round)) ?? "null")
    return kept ?? nothing
  }

  #write(round: string, kept: Kept): void {
    this.#kept.set(round, kept)
    inTab.write(this.#key(round), JSON.stringify(kept))
  }
}

/** What a form may leave out, as the schema fills it in. */
const whole = (given: Given): Answer =>
  given.kind === "rating"
    ? given
    : {
        ...given,
        reason: given.reason ?? "",
        remedy: given.remedy ?? "",
        lang: given.lang ?? "en",
        confirmBy: given.confirmBy ?? null,
      }

const isRefusalCode = (code: string): code is RefusalCode => code in statuses

/** No answer at all is no refusal: it is thrown on, and shown as not sent. */
function refusalOf({ code, params, status }: Failure): Answered & { ok: false } {
  if (status === 0 || !isRefusalCode(code)) throw new Error(code)
  return { ok: false, refusal: { code, params } }
}

import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { MemberId, RoundId, SessionId, StatementId, type TopicId } from "../../../../shared/model/ids.ts"
import { sleep } from "../../../kit/clocks/until.ts"
import type { Answering, Closing, Removing, Saying } from "../history.ts"
import type { Recorder, Seat } from "./seat.ts"

type Below = (n: number) => number

/** The acts of the people of a history, until it is over. */
export class Acts {
  readonly #recorder: Recorder
  readonly #topic: TopicId
  readonly #below: Below
  /** the rounds whose answers are read afterwards */
  readonly #closings: Closing[] = []
  #words = 0
  isOver = false

  constructor(recorder: Recorder, topic: TopicId, below: Below) {
    this.#recorder = recorder
    this.#topic = topic
    this.#below = below
  }

  /**
   * Calls, one after the other: the electors answer in both tabs while the chair closes. Chance decides which of those
   * answers are too old or too late; the first elector also puts one of each kind where no other outcome is right.
   */
  async calls(chair: Seat, expert: Seat, electors: readonly Seat[]): Promise<void> {
    while (!this.isOver) {
      const text = `Text ${++this.#words}.`
      const drafted = await expert.do("draft-statement", { topic: this.#topic, lang: "en", text })
      const statement = StatementId.parse(drafted.made["statement"])
      await expert.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
      await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
      const { made } = await chair.do("open-round", { statement, version: 1, kind: "call" })
      const round = RoundId.parse(made["round"])
      const [first] = electors
      if (first) for (const which of ["first", "again"]) await this.#answer(first, 0, round, 0, which)
      const tabs = electors.flatMap(elector => [0, 1].map(tab => this.#answers(elector, tab, round)))
      await sleep(100 + this.#below(500))
      const call = performance.now()
      await chair.do("close-and-show", { round, evenBelowQuorum: true })
      this.#closings.push({ what: "close", client: chair.name, call, return: performance.now(), round, shown: {} })
      await Promise.all(tabs)
      if (first) await this.#answer(first, 1, round, 0, "late")
    }
  }

  /** One tab that answers until the round is closed, sometimes with a revision that is no longer the newest. */
  async #answers(elector: Seat, tab: number, round: RoundId): Promise<void> {
    for (let [heard, tries] = [0, 0]; tries < 6; tries++) {
      // Never ahead of what it was told: a command that waits in a server that stands still cannot become right later.
      const seen = Math.max(0, heard - (this.#below(5) === 0 ? 1 : 0))
      const { outcome, revision } = await this.#answer(elector, tab, round, seen, `${tries}`)
      if (outcome === "closed") return
      heard = revision ?? heard + 1
      await sleep(this.#below(60))
    }
  }

  /** Puts one answer, and records its outcome. `revision`: the one that it made; null if it was refused. */
  async #answer(elector: Seat, tab: number, round: RoundId, seen: number, which: string) {
    const value = `${elector.name}.${tab} ${which}`
    const call = performance.now()
    const answer = { kind: "call", position: "reserve", reason: value } as const
    const answered = await elector.insist("answer-round", { round, seen, answer }, tab)
    const outcome = outcomeOf(answered && !answered.ok ? answered.refusal.code : null)
    const line: Answering = {
      what: "answer",
      client: `${elector.name}.${tab}`,
      call,
      return: performance.now(),
      member: elector.member,
      round,
      seen,
      value,
      outcome,
    }
    this.#recorder.add(line)
    return { outcome, revision: answered?.ok ? Number(answered.made["revision"]) : null }
  }

  /** Comments, each of which says which one it is. */
  async comments(member: Seat): Promise<void> {
    for (let n = 0; !this.isOver; n++) {
      const words = `${member.name} says ${n}`
      const line: Saying = {
        what: "say",
        client: member.name,
        call: performance.now(),
        return: null,
        member: member.member,
        words,
        seq: null,
      }
      this.#recorder.add(line)
      const body = {
        topic: this.#topic,
        kind: "comment" as const,
        entry: { lang: "en" as const, text: words },
        anchor: null,
      }
      const answered = await member.insist("open-thread", body, n)
      if (!answered) return
      line.return = performance.now()
      line.seq = answered.ok ? answered.seq : null
      await sleep(60 + this.#below(120))
    }
  }

  /** Reads a part of the log by a request, on one server after the other. */
  async readings(reader: Seat, session: string): Promise<void> {
    for (let [n, known] = [0, 0]; !this.isOver; n++) {
      known = Math.max(
        known,
        await reader.read(SessionId.parse(session), this.#below(3) === 0 ? this.#below(known + 1) : known, n),
      )
      await sleep(this.#below(120))
    }
  }

  async removal(chair: Seat, { member, name }: Seat): Promise<void> {
    const line: Removing = { what: "remove", client: chair.name, call: performance.now(), return: null, member }
    this.#recorder.add(line)
    await chair.do("remove-member", {
      member: MemberId.parse(member),
      reason: `${name} leaves.`,
    })
    line.return = performance.now()
  }

  /** The server shows a round that was closed before everybody had answered ten seconds later, also after a kill. */
  isShown = ({ state }: Seat): boolean =>
    this.#closings.every(({ round }) => state.rounds[RoundId.parse(round)]?.state === "revealed")

  /** Says of each closed round which answers are shown. */
  show({ state }: Seat): void {
    for (const closing of this.#closings) {
      const answers = state.rounds[RoundId.parse(closing.round)]?.answers ?? []
      const shown = answers.map(({ member, answer }) => [member, answer.kind === "call" ? (answer.reason ?? "") : ""])
      this.#recorder.add({ ...closing, shown: Object.fromEntries(shown) })
    }
  }
}

function outcomeOf(code: string | null): Answering["outcome"] {
  if (code === null) return "done"
  if (code === "already-answered") return "stale"
  if (code === "round-closed") return "closed"
  throw new Error(`an answer was refused: ${code}`)
}

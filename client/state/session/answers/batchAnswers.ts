import { computed, effect, type ReadonlySignal, signal } from "@preact/signals-core"
import type { Answered } from "../../../../shared/contract/live.ts"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import type { RoundId } from "../../../../shared/model/ids.ts"
import type { OwnAnswers } from "../ownAnswers.ts"
import { isSameAnswer, keepOne, keptIn, type Unsaved } from "./unsavedAnswers.ts"

/** How far one answer of a batch is. Only an answer with a receipt is saved. */
export type Saving = "none" | "sending" | "saved" | "refused"

/** The result if no response arrived. */
const unreached: Answered = { ok: false, refusal: { code: "busy", params: {} } }

type Own = Pick<OwnAnswers, "mine" | "send" | "ask">

/**
 * Holds the answers that a panelist gives in a batch. Each is shown at once and sent at once. If the panelist chooses
 * again before the receipt, the last choice is sent after it. The browser keeps every answer until its receipt, so that
 * a phone that loses the network, or the page, loses no answer. A refused answer is kept until the panelist chooses
 * again or drops it. An answer in a secret round is not kept.
 */
export class BatchAnswers {
  /** the answers that were chosen and have no receipt, by round */
  readonly chosen = signal<Readonly<Record<string, Unsaved>>>({})
  /** the number of answers that are being sent */
  readonly unsaved = computed(() => Object.values(this.chosen.value).filter(({ refusal }) => !refusal).length)
  private readonly own: Own
  /** the name under which the browser keeps unsent answers; empty in a secret batch */
  private readonly place: string
  /** the answers that are on their way, by round */
  private readonly sending = new Map<string, GivenAnswer>()
  private readonly stop: () => void

  constructor(own: Own, rounds: ReadonlySignal<readonly Round[]>, place: string) {
    this.own = own
    this.place = place
    const kept = keptIn(place)
    this.chosen.value = kept
    const pending = new Set(Object.keys(kept).filter(id => !kept[id]?.refusal))
    // An answer from before a reload is sent once the page knows the round and the revision on the server.
    this.stop = effect(() => {
      for (const { id, state, closedAt } of rounds.value) {
        if (!pending.has(id) || (state === "open" && own.mine.value[id] === undefined)) continue
        pending.delete(id)
        queueMicrotask(() => void (state === "open" ? this.send(id) : this.check(id, closedAt ?? 0)))
      }
    })
  }

  close(): void {
    this.stop()
  }

  give(round: RoundId, answer: GivenAnswer): void {
    const onWay = this.sending.get(round)
    const before = this.chosen.peek()[round]?.over ?? []
    const over = onWay && before.at(-1) !== onWay ? [...before, onWay] : before
    const seen = this.own.mine.peek()[round]?.revision ?? 0
    this.keep(round, { answer, seen, ...(over.length > 0 && { over }) })
    void this.send(round)
  }

  /** Forgets an answer that was not taken, because the panelist has read so. */
  drop(round: string): void {
    this.keep(round, null)
  }

  /** The answer that the page shows: the one chosen last, or else the one on the server. */
  shown(round: string): GivenAnswer | null {
    return this.chosen.value[round]?.answer ?? this.saved(round)
  }

  /** The answer on the server. It differs from the shown one if another device has answered. */
  saved(round: string): GivenAnswer | null {
    return this.own.mine.value[round]?.answer ?? null
  }

  refusal(round: string): Refusal | null {
    return this.chosen.value[round]?.refusal ?? null
  }

  saving(round: string): Saving {
    const chosen = this.chosen.value[round]
    if (chosen) return chosen.refusal ? "refused" : "sending"
    const mine = this.own.mine.value[round]
    return mine?.answer || mine?.cast ? "saved" : "none"
  }

  private async send(round: RoundId): Promise<void> {
    if (this.sending.has(round)) return
    for (let sent = this.chosen.peek()[round]; sent && !sent.refusal; sent = this.chosen.peek()[round]) {
      const { answer, seen } = sent
      this.sending.set(round, answer)
      const answered = await this.own.send({ round, answer, seen }).catch(() => unreached)
      const mine = this.own.mine.peek()[round]
      // The server may have this answer already, because its receipt was lost, or an earlier one of this browser.
      const overtaken = !answered.ok && answered.refusal.code === "already-answered"
      const has = overtaken && isSameAnswer(mine?.answer, answer)
      const now = this.chosen.peek()[round]
      if (!now) break
      const own = overtaken && (now.over ?? []).some(one => isSameAnswer(mine?.answer, one))
      if (answered.ok || has) {
        const revision = answered.ok ? Number(answered.made["revision"]) : 0
        this.keep(round, now === sent ? null : { answer: now.answer, seen: revision || (mine?.revision ?? 0) })
      } else if (own && mine && mine.revision !== seen) this.keep(round, { ...now, seen: mine.revision })
      else if (now === sent) this.keep(round, { ...sent, refusal: answered.refusal })
    }
    this.sending.delete(round)
  }

  /** Finds out what became of an answer that had no receipt when its round closed. */
  private async check(round: RoundId, time: number): Promise<void> {
    const sent = this.chosen.peek()[round]
    if (!sent) return
    const mine = await this.own.ask(round)
    if (this.chosen.peek()[round] !== sent) return
    const refusal: Refusal = { code: "round-closed", params: { time } }
    this.keep(round, isSameAnswer(mine?.answer, sent.answer) ? null : { ...sent, refusal })
  }

  private keep(round: string, unsaved: Unsaved | null): void {
    const { [round]: before, ...others } = this.chosen.peek()
    this.chosen.value = unsaved ? { ...others, [round]: unsaved } : others
    keepOne(this.place, round, unsaved, before)
  }
}

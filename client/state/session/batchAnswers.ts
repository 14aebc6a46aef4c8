import { computed, effect, type ReadonlySignal, signal } from "@preact/signals-core"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { Answer } from "../../../shared/model/consensus/answer.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import { inBrowser } from "../kept.ts"
import type { OwnAnswers } from "./ownAnswers.ts"

/** How far one answer of a batch is. Only an answer with a receipt is saved. */
export type Saving = "none" | "sending" | "saved" | "refused"

/**
 * Holds the answers that a panelist gives in a batch. Each is shown at once and sent at once. If the panelist chooses
 * again before the receipt, the last choice is sent after it. The browser keeps every answer until its receipt, so that
 * a phone that loses the network, or the page, loses no answer. An answer in a secret round is not kept.
 */
export class BatchAnswers {
  /** the answers that were chosen and have no receipt yet, by round */
  readonly chosen = signal<Readonly<Record<string, Answer>>>({})
  readonly refused = signal<Readonly<Record<string, Refusal>>>({})
  readonly unsaved = computed(() => Object.keys(this.chosen.value).length)
  private readonly own: Pick<OwnAnswers, "mine" | "send">
  /** the name under which the browser keeps unsent answers; empty in a secret batch */
  private readonly place: string
  private readonly sending = new Set<string>()
  private readonly stop: () => void

  constructor(own: Pick<OwnAnswers, "mine" | "send">, rounds: ReadonlySignal<readonly Round[]>, place: string) {
    this.own = own
    this.place = place
    const kept = keptIn(place)
    // An answer from before a reload is sent once the page knows the round and the revision on the server.
    this.stop = effect(() => {
      for (const { id, state } of rounds.value) {
        const answer = kept[id]
        if (!answer || own.mine.value[id] === undefined) continue
        delete kept[id]
        if (state === "open") queueMicrotask(() => this.give(id, answer))
      }
    })
  }

  close(): void {
    this.stop()
  }

  give(round: RoundId, answer: Answer): void {
    const { [round]: _, ...others } = this.refused.peek()
    this.refused.value = others
    this.keep({ ...this.chosen.peek(), [round]: answer })
    if (!this.sending.has(round)) void this.send(round)
  }

  /** The answer that the page shows: the one chosen last, or else the one on the server. */
  shown(round: string): Answer | null {
    return this.chosen.value[round] ?? this.own.mine.value[round]?.answer ?? null
  }

  saving(round: string): Saving {
    if (this.refused.value[round]) return "refused"
    if (this.chosen.value[round]) return "sending"
    const mine = this.own.mine.value[round]
    return mine?.answer || mine?.cast ? "saved" : "none"
  }

  private async send(round: RoundId): Promise<void> {
    this.sending.add(round)
    let again = true
    for (let answer = this.chosen.peek()[round]; answer; answer = this.chosen.peek()[round]) {
      const seen = this.own.mine.peek()[round]?.revision ?? 0
      const answered = await this.own.send({ round, answer, seen })
      // Another device has answered meanwhile, and the page now knows that answer. The press on this page was later.
      if (!answered.ok && answered.refusal.code === "already-answered" && again) {
        again = false
        continue
      }
      if (!answered.ok) this.refused.value = { ...this.refused.peek(), [round]: answered.refusal }
      if (!answered.ok || this.chosen.peek()[round] === answer) {
        const { [round]: _, ...others } = this.chosen.peek()
        this.keep(others)
        break
      }
    }
    this.sending.delete(round)
  }

  private keep(chosen: Readonly<Record<string, Answer>>): void {
    this.chosen.value = chosen
    if (this.place === "") return
    inBrowser.write(this.place, Object.keys(chosen).length > 0 ? JSON.stringify(chosen) : null)
  }
}

/** Reads the answers that this browser kept. Unreadable ones are dropped. The server checks each answer anyway. */
function keptIn(place: string): Record<string, Answer> {
  try {
    const kept: unknown = JSON.parse((place && inBrowser.read(place)) || "{}")
    return isTable(kept) ? kept : {}
  } catch {
    return {}
  }
}

const isTable = (value: unknown): value is Record<string, Answer> => typeof value === "object" && value !== null

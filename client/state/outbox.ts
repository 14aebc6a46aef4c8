import { computed, signal } from "@preact/signals-core"
import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Answered } from "../../shared/contract/live.ts"
import type { Refusal, RefusalCode } from "../../shared/contract/refusals.ts"
import { tellBy } from "../scene/stage.ts"
import { type AskReceipt, becameOf, type SendMessage } from "./sent/becameOf.ts"
import { keepSent, takeSent } from "./sent/keptSent.ts"
import {
  anew,
  isCommand,
  isOnItsWay,
  isTold,
  isUnsettled,
  NotSent,
  newId,
  onceFolded,
  type Pending,
  type PendingBallot,
  type PendingCommand,
  pending,
  roundAnsweredBy,
  roundAskedBy,
  type Sending,
  type Sent,
  withoutSeat,
} from "./sent/pending.ts"
import { saidWith } from "./sent/said.ts"
import { forgetGiven } from "./sent/ungiven.ts"
import { wholeAnswer } from "./session/answers/wholeAnswer.ts"

/**
 * The refusals that decide nothing: the outbox sends the same command again later, with the same id, until the server
 * decides. After `database-away` the command may already be committed; the server then answers with its receipt.
 */
const patience: ReadonlySet<RefusalCode> = new Set<RefusalCode>(["busy", "too-fast", "database-away"])
const pauseMs = 1_500
const longestPauseMs = 15_000

/** Milliseconds that an element has to show a refusal at its place, before the page tells it. */
const takenWithinMs = 1_000

interface Waiter {
  tries: number
  answered: Promise<Answered>
  answer: (answered: Answered) => void
}

/**
 * The commands of this page that have no end yet, or an end that their sender has not read. No command is lost
 * silently: the list shows whether each is being sent, waits, was taken after all or was refused. The tab keeps what they
 * said, for the seat that said it, and sent again after a reload under the same id.
 */
export class Outbox {
  readonly list = signal<readonly Pending[]>([])
  /** the number of commands that are being sent or that wait */
  readonly unsent = computed(() => this.list.value.filter(one => isOnItsWay(one) && one.notBefore === undefined).length)
  /** the commands that are on their way or were refused, without those that were taken after a wait */
  readonly untaken = computed(() => this.list.value.filter(({ status }) => status.state !== "given"))
  /** the rounds for which an own answer is being sent or waits */
  readonly answering = computed(() => new Set(this.list.value.flatMap(one => roundAnsweredBy(one) ?? [])))
  /** The ends that the page tells its reader: what is still on its way, what was given after a wait, and what was not taken. */
  readonly told = computed(() => this.list.value.filter(isTold))

  private readonly waiters = new Map<string, Waiter>()
  private readonly line: () => SendMessage | null
  private readonly asks: () => AskReceipt | null
  /** the ids of the acts whose end is being asked for */
  private readonly asking = new Set<string>()
  private place = ""
  private upTo = 0

  /** `line` returns the function that sends a message, `asks` that for a receipt, or null if there is no connection. */
  constructor(line: () => SendMessage | null, asks: () => AskReceipt | null = () => null) {
    this.line = line
    this.asks = asks
  }

  /** Takes up what this tab keeps of a reader. `place` names the panel and the seat, or what kind of reader has none. */
  open(place: string): void {
    if (this.place === place) return
    this.place = place
    const kept = takeSent(place)
    this.set([...kept, ...this.list.peek()])
    for (const one of kept)
      if (isUnsettled(one)) void this.start(one)
      else void this.ask(one.id)
  }

  /** Takes a command, keeps it, and sends it; with `after` once this has settled, and no reconnection sends it before. */
  send<K extends CommandKind>(kind: K, body: CommandInput<K>, after?: Promise<unknown>): Promise<Answered> {
    const made: PendingCommand = { ...pending(kind, body), ...(after && { status: { state: "sending" } }) }
    const same = this.unsettled(made)
    if (same) return same
    this.add(made)
    return this.start(made, after)
  }

  /**
   * Follows a secret ballot, which goes another way. Its end is told like that of a command, and nothing of what was
   * chosen is kept. `cast` rejects with `NotSent` if the choice has not left this browser, and otherwise if nobody knows
   * whether the ballot counts.
   */
  async ballot(round: string, cast: () => Promise<Answered>): Promise<Answered> {
    const one: PendingBallot = { ...anew(), kind: "ballot", body: { round }, status: { state: "sending" } }
    this.add(one)
    const late = setTimeout(() => this.change(one.id, { waited: true }), pauseMs)
    try {
      const answered = await cast()
      if (!answered.ok) this.refuse(one.id, answered)
      else if (this.find(one.id)?.waited) this.mark(one.id, { state: "given" })
      else this.dismiss(one.id)
      return answered
    } catch (thrown) {
      const lost = thrown instanceof NotSent ? "unsent" : "unsure"
      this.mark(one.id, { state: "refused", refusal: { code: "busy", params: {} }, told: true, lost })
      throw thrown
    } finally {
      clearTimeout(late)
    }
  }

  /** Tells the chair, `inMs` milliseconds from now, that the answer of the entry `id` came late. */
  report(id: string, round: CommandInput<"report-late-answer">["round"], inMs: number): void {
    this.change(id, { reported: true })
    const made = { ...pending("report-late-answer", { round }), notBefore: Date.now() + inMs }
    this.add(made)
    void this.start(made)
  }

  /** Sends a refused command again. The command gets a new id, because the server treats it as a new act. */
  retry(id: string): Promise<Answered> | null {
    const old = this.find(id)
    if (!old || !isCommand(old) || old.status.state !== "refused") return null
    const again = { ...old, id: newId() }
    this.set(this.list.peek().map(one => (one.id === id ? again : one)))
    return this.start(again)
  }

  dismiss(id: string): void {
    this.set(this.list.peek().filter(one => one.id !== id))
  }

  /** Sends all waiting commands in order. Called when the page has reconnected. */
  flush(): void {
    for (const one of this.list.peek())
      if (one.status.state === "waiting") void this.attempt(one.id)
      else void this.ask(one.id)
  }

  /** Removes the recorded commands up to entry `seq`, because the page has folded these entries and shows them. */
  folded(seq: number): void {
    this.upTo = Math.max(this.upTo, seq)
    const list = this.list.peek()
    const left = list.flatMap(one => onceFolded(one, this.upTo))
    if (left.length !== list.length || left.some((one, n) => one !== list[n])) this.set(left)
  }

  /** Refuses every command that waits, because access has ended. Their words stay in the list for copying. */
  end(refusal: Refusal): void {
    for (const id of this.waiters.keys()) this.settle(id, { ok: false, refusal })
    for (const { id, status } of this.list.peek()) if (status.state === "asked") this.mark(id, withoutSeat)
  }

  /** Ends the outbox of a page that its reader has left. The next page of the panel takes up what the tab keeps. */
  close(): void {
    this.place = ""
    this.waiters.clear()
  }

  private find(id: string): Pending | undefined {
    return this.list.peek().find(one => one.id === id)
  }

  /** Shows and keeps a list. */
  private set(list: readonly Pending[]): void {
    this.list.value = list
    keepSent(this.place, list)
  }

  /** Adds what was just said. An answer takes the place of one to the same round that was refused. */
  private add(made: Pending): void {
    const round = roundAskedBy(made)
    const stays = (one: Pending) => round === null || roundAskedBy(one) !== round || isUnsettled(one)
    this.set([...this.list.peek().filter(stays), made])
  }

  /**
   * The end of the same command, if it is on its way already: the second press of a double click is no second act, and a
   * reload may have sent an answer before its form was shown.
   */
  private unsettled({ kind, body }: PendingCommand): Promise<Answered> | null {
    const said = JSON.stringify(body)
    const isSame = (one: Pending) => one.kind === kind && isUnsettled(one) && JSON.stringify(one.body) === said
    const same = this.list.peek().find(isSame)
    return (same && this.waiters.get(same.id)?.answered) ?? null
  }

  private start(one: Pending, after?: Promise<unknown>): Promise<Answered> {
    let answer: Waiter["answer"] = () => undefined
    const answered = new Promise<Answered>(resolve => {
      answer = resolve
    })
    this.waiters.set(one.id, { tries: 0, answered, answer })
    // The place where an act of an office was pressed shows that it is being sent.
    if (one.kind !== "ballot" && saidWith(one.kind) !== null)
      setTimeout(() => {
        if (this.waiters.has(one.id)) this.change(one.id, { waited: true })
      }, pauseMs)
    const go = () => void this.attempt(one.id)
    void (after ? after.then(go, go) : go())
    return answered
  }

  private async attempt(id: string): Promise<void> {
    const one = this.find(id)
    const waiter = this.waiters.get(id)
    if (!one || !waiter) return
    const send = this.line()
    const early = (one.notBefore ?? 0) - Date.now()
    if (send && early > 0) setTimeout(() => this.again(id), early)
    if (!send || early > 0) return this.wait(id)
    this.mark(id, { state: "sending" })
    waiter.tries += 1
    const answered = await send({ id, kind: one.kind, body: one.body }).catch(() => null)
    if (!this.waiters.has(id)) return
    const isDecided = answered && (answered.ok || !patience.has(answered.refusal.code))
    if (isDecided) return this.settle(id, answered)
    this.wait(id)
    setTimeout(() => this.again(id), Math.min(pauseMs * waiter.tries, longestPauseMs))
  }

  /** Asks what became of an act of an office, because a reload may not repeat it. Only the server's answer ends it. */
  private async ask(id: string): Promise<void> {
    // a reconnection starts no second loop beside one that pauses
    if (this.asking.has(id)) return
    this.asking.add(id)
    const isAsked = () => this.find(id)?.status.state === "asked"
    for (let ask = this.asks(); ask && isAsked(); ask = this.asks()) {
      const became = await becameOf(id, ask)
      if (became && isAsked()) this.mark(id, became)
      else await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
    this.asking.delete(id)
  }

  /** Sends a command again, unless a reconnection has already sent it. */
  private again(id: string): void {
    if (this.find(id)?.status.state === "waiting") void this.attempt(id)
  }

  private settle(id: string, answered: Answered): void {
    // The tab forgets what was typed for an answer that was given, or that came too late and is kept here itself.
    const one = this.find(id)
    if (one?.kind === "answer-round" && (answered.ok || answered.refusal.code === "round-closed"))
      forgetGiven(this.place.split(" ").at(-1) ?? "", one.body.round, wholeAnswer(one.body.answer))
    if (answered.ok) {
      this.mark(id, { state: "recorded", seq: answered.seq })
      this.folded(this.upTo)
    } else this.refuse(id, answered)
    this.waiters.get(id)?.answer(answered)
    this.waiters.delete(id)
  }

  /**
   * Keeps a refused command until its sender has read why. The element that asked takes the telling while it shows the
   * refusal. Where none does so in time, the page tells it.
   */
  private refuse(id: string, answered: Answered & { ok: false }): void {
    const { refusal } = answered
    const tell = (told: boolean) => {
      if (this.find(id)) this.mark(id, { state: "refused", refusal, told })
    }
    tell(false)
    let taken = false
    const take = () => {
      taken = true
      tell(false)
    }
    tellBy(answered, {
      take,
      leave: () => tell(true),
      done: () => this.dismiss(id),
    })
    setTimeout(() => {
      if (!taken) tell(true)
    }, takenWithinMs)
  }

  private wait(id: string): void {
    this.change(id, { status: { state: "waiting" }, waited: true })
  }

  private mark(id: string, status: Sending): void {
    this.change(id, { status })
  }

  private change(id: string, changes: Partial<Pick<Sent, "status" | "waited" | "reported">>): void {
    this.set(this.list.peek().map(one => (one.id === id ? { ...one, ...changes } : one)))
  }
}

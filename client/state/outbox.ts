import { computed, signal } from "@preact/signals-core"
import { givesReason } from "../../shared/contract/commands/said/reasoned.ts"
import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Answered } from "../../shared/contract/live.ts"
import type { Refusal, RefusalCode } from "../../shared/contract/refusals.ts"
import { currentLang } from "../i18n/language.ts"

export type Sending =
  | { state: "sending" }
  /**
   * The command has no receipt, because the connection was lost or no answer arrived. The outbox sends the command
   * again with the same id.
   */
  | { state: "waiting" }
  /** The server has committed the command as entry `seq`. The page has not folded this entry yet. */
  | { state: "recorded"; seq: number }
  /** The server refused the command. Its text stays in the list until the person dismisses it or sends it again. */
  | { state: "refused"; refusal: Refusal }

/** A command whose entry the page has not folded yet. A check of `kind` narrows the type of `body`. */
export type Pending = {
  [K in CommandKind]: { id: string; kind: K; body: CommandInput<K>; since: number; status: Sending }
}[CommandKind]

/** Sends one message. Rejects if no answer arrives. */
export type SendMessage = (message: { id: string; kind: string; body: unknown }) => Promise<Answered>

/**
 * The refusals after which the outbox sends the same command again later, with the same id. After `database-away` the
 * command may already be committed; the server then answers with its receipt.
 */
const patience: ReadonlySet<RefusalCode> = new Set<RefusalCode>(["busy", "too-fast", "database-away"])
const patientTries = 6
const pauseMs = 1_500

/**
 * The kinds of commands that stay in the list after a refusal, because the person can send their text again. The
 * refusal of any other command is shown at the button of its act.
 */
const keptWhenRefused: ReadonlySet<CommandKind> = new Set<CommandKind>(["reply", "open-thread"])

/**
 * Returns a random id. It avoids `crypto.randomUUID`, which browsers provide only to secure pages. Pages in a
 * conference room's network may use plain HTTP.
 */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("")

function pending<K extends CommandKind>(kind: K, body: CommandInput<K>): Pending
function pending(kind: CommandKind, body: object): object {
  return {
    id: newId(),
    kind,
    body: reasoned(kind, body),
    since: Date.now(),
    status: { state: "waiting" } satisfies Sending,
  }
}

/** Adds the page's language to a reason whose field had no choice of a language. */
const reasoned = (kind: CommandKind, body: object): object =>
  givesReason(kind) && !("reasonLang" in body) ? { ...body, reasonLang: currentLang() } : body

interface Waiter {
  tries: number
  answer: (answered: Answered) => void
}

/**
 * The commands of this page whose entries the page has not folded yet. No command is lost silently: the list shows
 * whether each command is being sent, waits or was refused.
 */
export class Outbox {
  readonly list = signal<readonly Pending[]>([])
  /** the number of commands that are being sent or that wait */
  readonly unsent = computed(
    () => this.list.value.filter(one => one.status.state === "sending" || one.status.state === "waiting").length,
  )

  private readonly waiters = new Map<string, Waiter>()
  private readonly line: () => SendMessage | null

  /** `line` returns the function that sends a message, or null if there is no connection. */
  constructor(line: () => SendMessage | null) {
    this.line = line
  }

  send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Answered> {
    const made = pending(kind, body)
    this.list.value = [...this.list.peek(), made]
    return this.start(made)
  }

  /** Sends a refused command again. The command gets a new id, because the server treats it as a new act. */
  retry(id: string): Promise<Answered> | null {
    const old = this.list.peek().find(one => one.id === id)
    if (old?.status.state !== "refused") return null
    const again = { ...old, id: newId() }
    this.list.value = this.list.peek().map(one => (one.id === id ? again : one))
    return this.start(again)
  }

  dismiss(id: string): void {
    this.list.value = this.list.peek().filter(one => one.id !== id)
  }

  /** Sends all waiting commands in order. Called when the page has reconnected. */
  flush(): void {
    for (const one of this.list.peek()) if (one.status.state === "waiting") void this.attempt(one.id)
  }

  /** Removes the recorded commands up to entry `seq`, because the page has folded these entries and shows them. */
  folded(seq: number): void {
    const left = this.list.peek().filter(one => one.status.state !== "recorded" || one.status.seq > seq)
    if (left.length !== this.list.peek().length) this.list.value = left
  }

  /**
   * Refuses every command that waits, because access has ended. Comments stay in the list, so that the person can copy
   * their text.
   */
  end(refusal: Refusal): void {
    for (const id of this.waiters.keys()) this.settle(id, { ok: false, refusal })
  }

  private start(one: Pending): Promise<Answered> {
    const answered = new Promise<Answered>(answer => this.waiters.set(one.id, { tries: 0, answer }))
    void this.attempt(one.id)
    return answered
  }

  private async attempt(id: string): Promise<void> {
    const one = this.list.peek().find(candidate => candidate.id === id)
    const waiter = this.waiters.get(id)
    if (!one || !waiter) return
    const send = this.line()
    if (!send) return this.mark(id, { state: "waiting" })
    this.mark(id, { state: "sending" })
    waiter.tries += 1
    const answered = await send({ id, kind: one.kind, body: one.body }).catch(() => null)
    if (!this.waiters.has(id)) return
    const patient = answered && !answered.ok && patience.has(answered.refusal.code) && waiter.tries < patientTries
    if (answered && !patient) return this.settle(id, answered)
    this.mark(id, { state: "waiting" })
    setTimeout(() => this.again(id), pauseMs * waiter.tries)
  }

  /** Sends a command again, unless a reconnection has already sent it. */
  private again(id: string): void {
    const one = this.list.peek().find(candidate => candidate.id === id)
    if (one?.status.state === "waiting") void this.attempt(id)
  }

  private settle(id: string, answered: Answered): void {
    if (answered.ok) this.mark(id, { state: "recorded", seq: answered.seq })
    else this.refuse(id, answered.refusal)
    this.waiters.get(id)?.answer(answered)
    this.waiters.delete(id)
  }

  private refuse(id: string, refusal: Refusal): void {
    const one = this.list.peek().find(candidate => candidate.id === id)
    if (one && keptWhenRefused.has(one.kind)) this.mark(id, { state: "refused", refusal })
    else this.dismiss(id)
  }

  private mark(id: string, status: Sending): void {
    this.list.value = this.list.peek().map(one => (one.id === id ? { ...one, status } : one))
  }
}

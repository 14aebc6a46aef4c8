import { givesReason } from "../../../shared/contract/commands/said/reasoned.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import { currentLang } from "../../i18n/language.ts"
import { byItself, roundAnswered } from "./said.ts"

export type Sending =
  | { state: "sending" }
  /**
   * The command has no receipt, because the connection was lost or no answer arrived. The outbox sends the command
   * again with the same id.
   */
  | { state: "waiting" }
  /**
   * A command that was on its way before a reload and that nobody may do again by one, such as an act of an office. The page
   * only asks the server what became of it.
   */
  | { state: "asked" }
  /** The server has committed the command as entry `seq`. The page has not folded this entry yet. */
  | { state: "recorded"; seq: number }
  /** The command had to wait, and was then taken. The person has not read this yet. */
  | { state: "given" }
  /**
   * The server refused the command. `told`: no element shows the refusal at its place, so the page does. `lost`: no
   * response came. Of a secret ballot either its choice has not left this browser, or nobody knows whether it counts. An
   * act of an office (`untaken`) was not done before the page was loaded again, and is not sent again. Nobody here can ask
   * the server without a seat (`seatless`).
   */
  | { state: "refused"; refusal: Refusal; told: boolean; lost?: "unsent" | "unsure" | "untaken" | "seatless" }

export interface Sent {
  id: string
  since: number
  status: Sending
  /** whether the command was not answered at once, so that its sender may have gone on meanwhile */
  waited: boolean
  /** whether the chair was told that this answer came late */
  reported?: boolean
  /** the earliest time at which the command is sent */
  notBefore?: number
}

export type PendingCommand = { [K in CommandKind]: Sent & { kind: K; body: CommandInput<K> } }[CommandKind]

/** A secret ballot that is being cast. The choice is not in it, so that no storage has it. */
export type PendingBallot = Sent & { kind: "ballot"; body: { round: string } }

/** A command of a person that has no end yet, or an end that they have not read. `kind` narrows the type of `body`. */
export type Pending = PendingCommand | PendingBallot

/** Thrown by a cast whose choice has certainly not left this browser. */
export class NotSent extends Error {}

/** A command as the tab keeps it. A secret ballot is kept without what was chosen. */
export interface KeptCommand {
  id: string
  kind: CommandKind | "ballot"
  body: object
  since: number
  status: Sending
  waited: boolean
  reported?: boolean
  notBefore?: number
}

/**
 * Returns a random id. It avoids `crypto.randomUUID`, which browsers provide only to secure pages. Pages in a
 * conference room's network may use plain HTTP.
 */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("")

export function pending<K extends CommandKind>(kind: K, body: CommandInput<K>): PendingCommand
export function pending(kind: CommandKind, body: object): object {
  return { ...anew(), kind, body: reasoned(kind, body) }
}

export const anew = (): Sent => ({ id: newId(), since: Date.now(), status: { state: "waiting" }, waited: false })

/** Adds the page's language to a reason whose field had no choice of a language. */
const reasoned = (kind: CommandKind, body: object): object =>
  givesReason(kind) && !("reasonLang" in body) ? { ...body, reasonLang: currentLang() } : body

/** A command as it stood before a reload. One that was being sent waits, and one that was refused is told. */
export function asKept(kept: KeptCommand): Pending
export function asKept({ status, kind, ...kept }: KeptCommand): object {
  const lost: Refusal = { code: "busy", params: {} }
  if (status.state === "refused") return { ...kept, kind, status: { ...status, told: true } }
  if (status.state === "given" || status.state === "asked") return { ...kept, kind, status }
  // The choice of a ballot is gone with the page, so the ballot cannot be cast again.
  if (kind === "ballot")
    return { ...kept, kind, status: { state: "refused", refusal: lost, told: true, lost: "unsure" }, waited: true }
  return { ...kept, kind, status: { state: "waiting" }, waited: true }
}

export const isCommand = (one: Pending): one is PendingCommand => one.kind !== "ballot"

/** The end of what was sent from a seat that this browser no longer has. */
export const withoutSeat = {
  state: "refused",
  refusal: { code: "no-access", params: {} },
  told: true,
  lost: "seatless",
} as const

export const isUnsettled = ({ status }: Pick<Sent, "status">): boolean =>
  status.state === "sending" || status.state === "waiting"

/** Whether somebody waits for the end of this, because it has none yet and they sent it. */
export const isOnItsWay = (one: Pick<Pending, "kind" | "status">): boolean =>
  isUnsettled(one) && !byItself.has(one.kind)

/** Whether the page tells this: it is on its way for a while, was given after a wait, or was not taken. */
export const isTold = ({ kind, status, waited }: Pending): boolean => {
  if (byItself.has(kind)) return false
  if (status.state === "refused") return status.told
  return kind !== "report-late-answer" && waited && status.state !== "recorded"
}

/** The round that a command or a ballot answers. A later answer to it takes the place of a refused one. */
export const roundAskedBy = (one: Pending): string | null =>
  one.kind === "ballot" ? one.body.round : roundAnswered(one.kind, one.body)

/** The round in which one's own answer is on its way, or one's word that an entered answer is right. */
export const roundAnsweredBy = (one: Pending): string | null =>
  !isUnsettled(one) ? null : one.kind === "say-so" ? one.body.round : roundAskedBy(one)

/** Returns what is left of a command once the page shows the entries up to `seq`. */
export function onceFolded(one: Pending, seq: number): Pending[] {
  const { status } = one
  if (status.state !== "recorded" || status.seq > seq) return [one]
  // The sender had to wait and may have gone on, so they read that it was taken.
  const isRead = one.waited && one.kind !== "report-late-answer" && !byItself.has(one.kind)
  return isRead ? [{ ...one, status: { state: "given" } }] : []
}

/**
 * Milliseconds after which the chair is told of a late answer. Where names are hidden it is some time within three
 * minutes, so that nobody reads from the count who has just come back.
 */
export const lateIn = (named: boolean): number => (named ? 0 : Math.random() * 180_000)

import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Answered } from "../../shared/contract/live.ts"
import type { Statement } from "../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { Session } from "../../shared/fold/sessionState.ts"
import type { State } from "../../shared/fold/state.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { Instant, Lang } from "../../shared/model/terms.ts"

/** A note in which this page may write. */
export interface WritableNote {
  reword(anchor: Anchor, wording: { lang: Lang; text: string }): boolean
  take(anchor: Anchor | null, wording: { lang: Lang; text: string }): boolean
  scrollIntoView(options: ScrollIntoViewOptions): void
}

/** The page as acts use it: its state, its commands, and its functions for acts that send no command. */
export interface ActStage {
  slug: string
  state(): State
  session(): Session
  now(): Instant
  /** Takes a command at once, so that it has an end wherever the reader goes, and sends it once `after` has settled. */
  send<K extends CommandKind>(kind: K, body: CommandInput<K>, after?: Promise<unknown>): Promise<Answered>
  /** remembers the id of a step that people took by speaking in the meeting, so that the log has no entry of it */
  say(id: string): void
  go(path: string): void
  show(tab: "note" | "questions" | "results"): void
  /** shows the topic of the agenda's current item again */
  followAgenda(): void
  lookAt(selector: string): void
  edit(statement: Statement, lang: Lang): void
  /** opens the choice between a bracket's alternatives on the statement's card */
  settle(statement: Statement): void
  /** shows the button that confirms a record or its withdrawal on the record's card */
  confirm(record: RecordRow): void
  /** shows a topic's note and resolves with it once the page may write; null if the page has no note */
  note(topic: string): Promise<WritableNote | null>
  /**
   * gives a topic's note the text that it had at an instant; false if nothing differs, null if the note cannot be written
   * now, or if the earlier text does not arrive
   */
  restore(topic: string, at: Instant): Promise<boolean | null>
  /**
   * Since when this tab has edited the note to give it the text of that instant, if no entry of the log says so yet. Null
   * if it has not.
   */
  unrecorded(topic: string, at: Instant): Instant | null
  /** remembers such an edit of a note until its entry is written; with null nothing waits for an entry */
  setUnrecorded(topic: string, edit: { at: Instant; since: Instant } | null): void
  /** resolves when the server has stored all edits of this page */
  saved(): Promise<void>
}

/** The result of an act: the server's answer, or `onPage` if the act sent nothing. */
export type Performed = Answered | { ok: true; onPage: true }

export const onThisPage: Performed = { ok: true, onPage: true }

/**
 * The refusal for a note that is locked, or whose text the page has not received yet. The page shows the refusal at the
 * act's button.
 */
export const notNow: Answered = { ok: false, refusal: { code: "text-changed", params: {} } }

/**
 * Decides where a person reads that a command was refused. The element that asked takes it while it shows the refusal. If the
 * element goes, or was never there, the page tells it.
 */
export interface Telling {
  /** the element shows the refusal */
  take(): void
  /** the element shows it no more, and the person may not have read it */
  leave(): void
  /** the person has read it, since they went on at the same place */
  done(): void
}

const tellings = new WeakMap<Performed, Telling>()

export const tellBy = (refused: Performed, telling: Telling): void => void tellings.set(refused, telling)
export const tellingOf = (refused: Performed): Telling | null => tellings.get(refused) ?? null

import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Answered } from "../../shared/contract/live.ts"
import type { RecordRow, Statement } from "../../shared/fold/consensusState.ts"
import type { Session } from "../../shared/fold/sessionState.ts"
import type { State } from "../../shared/fold/state.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { Instant, Lang } from "../../shared/model/terms.ts"

/** A note that this page may write in. */
export interface WritableNote {
  reword(anchor: Anchor, wording: { lang: Lang; text: string }): boolean
  take(anchor: Anchor | null, wording: { lang: Lang; text: string }): boolean
  scrollIntoView(options: ScrollIntoViewOptions): void
}

/** The page as acts see it: what it knows, what it sends, and what it shows where an act is no command. */
export interface ActStage {
  slug: string
  state(): State
  session(): Session
  now(): Instant
  send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Answered>
  /** spoken, so not in the log */
  say(id: string): void
  go(path: string): void
  show(tab: "note" | "questions" | "results"): void
  /** the topic is the agenda's again */
  followAgenda(): void
  lookAt(selector: string): void
  edit(statement: Statement, lang: Lang): void
  /** opens the choice between a bracket's alternatives on the card */
  settle(statement: Statement): void
  /** the button on the card that confirms a record, or its withdrawal */
  confirm(record: RecordRow): void
  /** the note of a topic on this page, once it can be written in */
  note(topic: string): Promise<WritableNote | null>
  /** what this page has written is on the server */
  saved(): Promise<void>
}

/** What came of an act: the server's answer, or that the page did it by itself, or asks first, and sent nothing. */
export type Performed = Answered | { ok: true; onPage: true }

export const onThisPage: Performed = { ok: true, onPage: true }

/** The note is locked, or its text has not arrived: said where the button is. */
export const notNow: Answered = { ok: false, refusal: { code: "text-changed", params: {} } }

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

/** The page as acts see it: its state, its commands, and its steps for acts that send no command. */
export interface ActStage {
  slug: string
  state(): State
  session(): Session
  now(): Instant
  send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Answered>
  /** said aloud, so not in the log */
  say(id: string): void
  go(path: string): void
  show(tab: "note" | "questions" | "results"): void
  /** shows the agenda's topic again */
  followAgenda(): void
  lookAt(selector: string): void
  edit(statement: Statement, lang: Lang): void
  /** opens the choice between a bracket's alternatives on the card */
  settle(statement: Statement): void
  /** shows the button on the card that confirms a record or its withdrawal */
  confirm(record: RecordRow): void
  /** the note of a topic on this page, once it can be written in */
  note(topic: string): Promise<WritableNote | null>
  /** resolves when the server has everything that this page has written */
  saved(): Promise<void>
}

/** The result of an act: the server's answer, or a step on this page or a form, for which nothing was sent. */
export type Performed = Answered | { ok: true; onPage: true }

export const onThisPage: Performed = { ok: true, onPage: true }

/** The note is locked, or its text has not arrived; shown at the button. */
export const notNow: Answered = { ok: false, refusal: { code: "text-changed", params: {} } }

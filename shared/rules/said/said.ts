import type { MemberId, SaidKey, SessionId, StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import type { Instant, Lang } from "../../model/terms.ts"

/** One text that a person said, wherever it stands in the state (DOMAIN V1). */
export interface SaidText {
  key: SaidKey
  /** The language that the entry states; null if it states none. */
  lang: Lang | null
  text: string
  /** The people who said it; empty if nobody may know, or if the reader may not. Several may give the same reason. */
  authors: readonly MemberId[]
  at: Instant
  topic?: TopicId | undefined
  session?: SessionId | undefined
  /** The statement or the thread that shows the text. */
  statement?: StatementId | undefined
  thread?: ThreadId | undefined
  /** Whether only the room reads the text. */
  room: boolean
  /** Whether the text comes from a round without names. Nobody then answers for it (DOMAIN V5). */
  hidden: boolean
}

/** The facts of a text that most texts share. */
type Facts = Partial<SaidText> & Pick<SaidText, "key" | "lang" | "text" | "at">

/** A text with the fields that most texts share; none if nothing was said or the words were erased. */
export const saying = (by: MemberId | null, said: Facts): SaidText[] =>
  said.text === "" ? [] : [{ authors: by === null ? [] : [by], room: false, hidden: false, ...said }]

/** A reason that somebody gave, with its language; null if they stated none. */
export interface Reason {
  key: SaidKey
  lang: Lang | null | undefined
  text: string
}

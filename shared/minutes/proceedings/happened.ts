import type { RecordRow, Round, Statement } from "../../fold/consensusState.ts"
import type { Question } from "../../fold/sessionState.ts"
import type { Position, RevealedAnswer } from "../../model/answer.ts"
import type { MemberId } from "../../model/ids.ts"
import type { RecordedObjection } from "../../model/record.ts"
import type { Instant, NoteMode } from "../../model/terms.ts"
import type { Phrase, Spoken } from "../../model/texts.ts"
import type { SpokenTurn } from "../time/turns.ts"
import type { Bound, ErratumEnded } from "./bindings.ts"

/** The part of one entry that minutes and scribe text print. */
export type Happened =
  | { is: "said"; by: MemberId | null; text: Spoken; phrase: Phrase | null; withdrawn: boolean }
  | { is: "turn"; turn: SpokenTurn }
  | { is: "question"; question: Question }
  /** as it was shown; positions that changed afterwards are told beside it */
  | { is: "round"; round: Round; label: string; answered: number; answers: readonly RevealedAnswer[] | null }
  | { is: "voided"; round: Round; label: string; reason: string; answers: readonly RevealedAnswer[] | null }
  | { is: "resolution"; record: RecordRow }
  | { is: "ended"; record: RecordRow }
  | { is: "bound"; bound: Bound }
  | ({ is: "erratum" } & ErratumEnded)
  | { is: "lapsed"; record: RecordRow }
  /** ended before it was in force, by whom; why is theirs to tell */
  | { is: "returned" | "taken-back"; record: RecordRow }
  | { is: "objection"; objection: RecordedObjection; label: string }
  | { is: "no-consensus"; statement: Statement; carried: boolean; reason: string }
  | { is: "mode"; by: MemberId | null; from: NoteMode; to: NoteMode; reason: string }
  | { is: "recused"; by: MemberId; label: string }
  | { is: "changed"; by: MemberId | null; label: string; from: Position | null; to: Position; why: string }
  | { is: "break"; to: Instant }
  /** `to` null: taken by the one who says so */
  | { is: "chair"; by: MemberId | null; to: MemberId | null }
  | { is: "withdrawn"; statement: Statement; by: MemberId | null; reason: string }

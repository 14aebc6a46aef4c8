import type { Round, Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { Position, RevealedAnswer } from "../../model/consensus/answer.ts"
import type { RecordedObjection } from "../../model/consensus/record.ts"
import type { MemberId, RoundId } from "../../model/ids.ts"
import type { Instant, Judgement, Level, NoteMode, ProgressState } from "../../model/terms.ts"
import type { Phrase, Spoken } from "../../model/texts.ts"
import type { Question } from "../../question/state.ts"
import type { Reason } from "../../rules/said/said.ts"
import type { TimeTold } from "../time/sideTimesTold.ts"
import type { SpokenTurn } from "../time/turns.ts"
import type { Bound, ErratumEnded } from "./bindings.ts"

/** The content of one entry that the minutes or the scribe text print. */
export type Happened =
  | { kind: "said"; by: MemberId | null; text: Spoken; phrase: Phrase | null; withdrawn: boolean }
  | { kind: "turn"; turn: SpokenTurn }
  | { kind: "question"; question: Question }
  /** the result as it was shown; positions that changed afterwards are printed in addition */
  | { kind: "round"; round: Round; label: string; answered: number; answers: readonly RevealedAnswer[] | null }
  /** the round closed at its deadline, and no moderator has shown it or made it void */
  | { kind: "undecided"; round: Round; label: string }
  | { kind: "voided"; round: Round; label: string; reason: string; answers: readonly RevealedAnswer[] | null }
  | { kind: "resolution"; record: RecordRow }
  /** an entry beside the record, after its declaration */
  | { kind: "living"; record: RecordRow; entry: LivingEntry }
  | { kind: "ended"; record: RecordRow }
  | { kind: "bound"; bound: Bound }
  | ({ kind: "erratum" } & ErratumEnded)
  | { kind: "lapsed"; record: RecordRow }
  /**
   * a record that ended before it was in force; the line names the member who ended it, and gives no reason (DOMAIN R5)
   */
  | { kind: "returned" | "taken-back"; record: RecordRow }
  | { kind: "objection"; objection: RecordedObjection; label: string }
  | { kind: "no-consensus"; statement: Statement; carried: boolean; reason: string; against?: Level }
  /** A member gave the note the text that it had at the instant `of`. */
  | { kind: "restored"; by: MemberId | null; of: Instant }
  | { kind: "mode"; by: MemberId | null; from: NoteMode; to: NoteMode; reason: Reason }
  | { kind: "recused"; by: MemberId; label: string }
  | {
      kind: "changed"
      round: RoundId
      by: MemberId | null
      label: string
      from: Position | null
      to: Position
      why: string
    }
  | { kind: "break"; to: Instant }
  /** `to`: the member to whom `by` handed the chair; null if `by` took it */
  | { kind: "chair"; by: MemberId | null; to: MemberId | null }
  | TimeTold
  | { kind: "withdrawn"; statement: Statement; by: MemberId | null; reason: string }

/** A review date, the conclusion of a review, the members who note progress, or a progress note. */
export type LivingEntry =
  | { kind: "date"; by: MemberId | null; on: string | null }
  | { kind: "concluded"; by: MemberId | null; outcome: Judgement; next: string | null; reason: Reason }
  | { kind: "named"; by: MemberId | null; members: readonly MemberId[] }
  | { kind: "noted"; note: string; by: MemberId; state: ProgressState; text: Spoken }

import type { FloorAct } from "./floor/floor.ts"
import type { LendingAct } from "./floor/lending.ts"
import type { MinutesAct } from "./minutes/minutes.ts"
import type { NoteAct } from "./note/note.ts"
import type { ObjectingAct, ObjectorsAct } from "./objection/objection.ts"
import type { ProposalAct } from "./proposal/proposal.ts"
import type { LivingAct } from "./record/living.ts"
import type { DeclaringAct } from "./record/record.ts"
import type { EnteredAct, StandingAct } from "./record/standing.ts"
import type { AnswerAct } from "./round/answers.ts"
import type { BetweenAct } from "./round/between/between.ts"
import type { RoundAct } from "./round/round.ts"
import type { SilenceAct } from "./round/silence.ts"
import type { SessionAct } from "./session/session.ts"
import type { CardAct, StatementAct } from "./statement/statement.ts"

/** The acts that the action bar of a session may offer. Each act carries its target. */
export type Act =
  | BetweenAct
  | DeclaringAct
  | FloorAct
  | LivingAct
  | MinutesAct
  | ObjectorsAct
  | ProposalAct
  | RoundAct
  | SessionAct
  | SilenceAct
  | StandingAct
  | StatementAct

/** Acts that a statement's card or a record's card offers. They are never the moderator's next action. */
export type DeskAct = AnswerAct | CardAct | EnteredAct | ObjectingAct

export type Wanted = Act | DeskAct | LendingAct | NoteAct

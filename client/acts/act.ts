import type { Refusal } from "../../shared/contract/refusals.ts"
import type { SideId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Awaited } from "../../shared/rules/people/consent/awaited.ts"
import type { FloorAct } from "./floor/floor.ts"
import type { MinutesAct } from "./minutes/minutes.ts"
import type { NoteAct } from "./note/note.ts"
import type { ObjectingAct, ObjectorsAct } from "./objection/objection.ts"
import type { AskersAct, ProposalAct } from "./proposal/proposal.ts"
import type { DeclaringAct } from "./record/record.ts"
import type { EnteredAct, StandingAct } from "./record/standing.ts"
import type { AnswerAct, RoundAct } from "./round/round.ts"
import type { SilenceAct } from "./round/silence.ts"
import type { Scene } from "./scene.ts"
import type { SessionAct } from "./session/session.ts"
import type { CardAct, StatementAct } from "./statement/statement.ts"

/** The acts that the bar offers, each with the thing that it is done to. */
export type Act =
  | DeclaringAct
  | FloorAct
  | MinutesAct
  | ObjectorsAct
  | ProposalAct
  | RoundAct
  | SessionAct
  | SilenceAct
  | StandingAct
  | StatementAct

/** Acts of a text's card or a record's desk. They are never the moderator's next action. */
export type DeskAct = AnswerAct | AskersAct | CardAct | EnteredAct | ObjectingAct

export type Wanted = Act | DeskAct | NoteAct

/** Why the button cannot be pressed; said in its place. */
export type Stop =
  | { why: "no-quorum"; side: string | null; more: number; names: string[] }
  /** `for`: sides of which nobody can confirm; the others wait for somebody, since then */
  | { why: "waiting"; for: SideId[]; since: Instant; awaited: Awaited[] }
  | { why: "silence"; endsAt: number }
  | { why: "refused"; refusal: Refusal }

export interface NextAction {
  act: Act
  /** filled when the panel waits for it, outlined while people still speak or answer */
  filled: boolean
  stop?: Stop
  second: Act[]
}

export type NextActionRule = (scene: Scene) => NextAction | null

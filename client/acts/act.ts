import type { AgendaItem } from "../../shared/contract/events/session.ts"
import type { Side } from "../../shared/contract/events/workspace.ts"
import type { Refusal } from "../../shared/contract/refusals.ts"
import type {
  Addition,
  EditorialMark,
  Erratum,
  Objection,
  RecordCard,
  Round,
  Statement,
} from "../../shared/fold/consensusState.ts"
import type { Floor } from "../../shared/fold/sessionState.ts"
import type { Proposal, Thread, ThreadEntry, Topic } from "../../shared/fold/state.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { SideId } from "../../shared/model/ids.ts"
import type { Instant, Lang, Level, QueueOrder } from "../../shared/model/terms.ts"
import type { Awaited } from "../../shared/rules/people/awaited.ts"
import type { AdditionKind } from "../../shared/rules/record/additions.ts"
import type { Scene } from "./scene.ts"

export type Request = Floor["requests"][number]

/** How many positions a call has and how many its quorum needs: of one side, or of the whole electorate (null). */
export interface BelowQuorum {
  side: string | null
  answered: number
  needed: number
}

/** What the bar can do, each with what it does it to. */
export type Act =
  | { do: "confirm-record"; record: RecordCard }
  | { do: "return-record"; record: RecordCard }
  | { do: "take-back-record"; record: RecordCard }
  /** `either`: one of these is enough */
  | { do: "wait-for-confirmation"; record: RecordCard; names: string[]; either: boolean }
  /** `name`: the member whom it is about */
  | { do: "confirm-proposal" | "refuse-proposal"; proposal: Proposal; name: string }
  /** the agenda, or whoever confirms for this side */
  | { do: "prepare"; side: Side | null }
  /** `early`: long before the hour for which it is planned */
  | { do: "start-session"; early?: true }
  | { do: "practise" }
  | { do: "pause-session"; minutes?: number }
  | { do: "resume-session" }
  | { do: "close-session" }
  /** `below`: the server's figures, where it has refused to close the call unasked */
  | { do: "close-and-show" | "close-round"; round: Round; below?: BelowQuorum }
  | { do: "one-more-minute"; round: Round }
  /** said in the discussion: of a round's text, or of a record */
  | { do: "remind"; topic: string; statement: string; label: string; names: string[] }
  | { do: "reveal-round"; round: Round }
  | { do: "void-round"; round: Round }
  | { do: "answer-objection"; objection: Objection; name: string }
  | { do: "ask-objector"; objection: Objection; name: string }
  | { do: "declare"; statement: Statement; round: Round; level: Level }
  | { do: "declare-lower"; statement: Statement; round: Round; level: Level }
  | { do: "carry-over"; statement: Statement }
  /** five minutes more, where `from` says so taken from a later item */
  | { do: "extend"; item: AgendaItem; from?: AgendaItem }
  | { do: "hear-point"; request: Request; name: string }
  /** the point waits until whoever speaks now has ended */
  | { do: "after-speaker"; key: string }
  | { do: "give-floor"; request: Request; name: string }
  | { do: "order-queue"; order: QueueOrder }
  | { do: "invite"; topic: Topic; names: string[] }
  | { do: "settle-bracket"; statement: Statement }
  | { do: "ask-to-confirm"; statement: Statement; lang: Lang; name: string }
  | { do: "start-rating"; statement: Statement }
  | { do: "hear-reasons"; round: Round }
  /** `again`: the one before closed without a quorum */
  | { do: "call"; statement: Statement; again?: true }
  /** `returned`: the declaration that the other side sent back */
  | { do: "reword"; statement: Statement; returned?: RecordCard }
  | { do: "write-text"; statement: Statement; lang: Lang }
  | { do: "propose"; statement: Statement }
  /** one of this topic that has not ended, to be looked at; `carried`: left over by a session before */
  | { do: "another-text"; statement: Statement; carried?: true }
  /** from a passage of the note: its words, their language and its anchor */
  | { do: "draft"; topic: Topic; anchor?: Anchor; lang?: Lang; text?: string }
  | AfterwardsAct
  /** `again`: nobody had been told of the one before */
  | { do: "open-silence"; statement: Statement; again?: true }
  | { do: "extend-silence"; round: Round }
  | { do: "next-item"; item: AgendaItem }
  | { do: "read-outcomes"; item: AgendaItem }
  /** the outcome paper, once the agenda is there */
  | { do: "open-outcomes" }
  | { do: "send-minutes" }
  | { do: "read-minutes" }
  | { do: "decide-corrections"; n: number }
  | { do: "show-questions" }
  | { do: "adopt-minutes" }
  | { do: "wait-for-consent"; names: string[]; either: boolean }
  | { do: "extend-minutes" }
  /** on their page, beside the button that publishes */
  | { do: "choose-public" }
  | { do: "plan-session" }
  | { do: "publish-minutes" }
  | { do: "continue-session" }

/** What can be done about a note beside writing in it; never the moderator's next action. */
export type NoteAct =
  | { do: "set-note-mode"; topic: Topic }
  /** closed, or ended with its session: it is worked on again */
  | { do: "reopen-topic"; topic: Topic }
  /** of these words of the note, other words */
  | { do: "suggest"; topic: Topic; anchor: Anchor; lang: Lang }
  | { do: "accept-suggestion"; thread: Thread }
  | { do: "decline-suggestion"; thread: Thread }
  | { do: "correct-comment" | "withdraw-comment"; thread: Thread; entry: ThreadEntry }

export type Wanted = Act | DeskAct | NoteAct

/** What can be done about a record once it stands. */
export type AfterwardsAct =
  | { do: "decide-drift"; record: RecordCard }
  | { do: "restore-wording"; record: RecordCard }
  | { do: "amend"; record: RecordCard }
  | { do: "mark-editorial"; record: RecordCard }

/** What is only ever done on a text's card or at a record's desk; never the moderator's next action. */
export type DeskAct =
  | { do: "record-no-consensus"; statement: Statement }
  | { do: "add-reservation"; record: RecordCard }
  | { do: "add-dissent"; record: RecordCard }
  | { do: "change-position"; round: Round }
  | { do: "withdraw"; statement: Statement }
  | { do: "object"; statement: Statement }
  | { do: "name-reviewer"; statement: Statement; lang: Lang }
  | { do: "consent-one-text"; statement: Statement }
  | { do: "recuse"; statement: Statement }
  | { do: "state-change"; record: RecordCard }
  | { do: "withdraw-addition"; record: RecordCard; addition: Addition; of: AdditionKind }
  | { do: "countersign-record"; record: RecordCard }
  /** `alone`: nobody else could confirm, so it is withdrawn at once */
  | { do: "withdraw-record"; record: RecordCard; alone: boolean }
  | { do: "take-back-proposal"; proposal: Proposal; name: string }
  /** words that were marked as editorial are shown as a difference again */
  | { do: "unmark-editorial"; record: RecordCard; mark: EditorialMark }
  | { do: "propose-erratum"; record: RecordCard }
  | { do: "object-erratum"; record: RecordCard; erratum: Erratum }

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

export type Row = (scene: Scene) => NextAction | null

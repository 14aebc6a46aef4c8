import type { SeatAct } from "../../../../shared/model/notice.ts"
import type { Attribution, SeatRole } from "../../../../shared/model/terms.ts"

/** The proposals about a seat. */
export type SeatAsked = "seat" | "remove" | "reissue" | Extract<SeatAct, "moved" | "promoted" | "demoted">

export interface NoticeLetter {
  subject: string
  text: string
}

/** The facts of a proposal: its author and reason, and whether the reader is the deputy of their side. */
export interface Asked {
  workspace: string
  by: string
  reason: string
  deputy: boolean
}

/** How each notice is written. A sentence is whole in its language and never joined from parts. */
export interface NoticeWords {
  silence: (facts: { workspace: string; label: string; wording: string; until: string }) => NoticeLetter
  minutes: (facts: { workspace: string; session: string; until: string | null }) => NoticeLetter
  /** to a co-moderator, or to the deputy of their side */
  record: (facts: { workspace: string; n: number; deputy: boolean }) => NoticeLetter
  /** to somebody whom another renamed */
  renaming: (facts: { workspace: string; by: string; was: string; now: string }) => NoticeLetter
  /** to the address that was confirmed before another person changed it */
  address: (facts: { workspace: string; by: string; cleared: boolean }) => NoticeLetter
  /** to whoever held the seat until it was reissued */
  reissue: (facts: { workspace: string; reason: string }) => NoticeLetter
  /** stands for the administrator, or the host at the command line */
  administrator: string
  /**
   * one chair's proposal about a record, to the others; `wording` is the text that the record or the note would have
   */
  binding: Record<"withdraw" | "erratum" | "editorial", (facts: Asked & { n: number; wording: string }) => NoticeLetter>
  /** the minutes of a session are to be adopted */
  adoption: (facts: Asked & { session: string }) => NoticeLetter
  /** a proposal about the seat of `name`, to those who confirm it; `seat` is what it would become */
  seatAsked: Record<SeatAsked, (facts: Asked & { name: string; seat: string }) => NoticeLetter>
  /**
   * another member's act on the reader's seat; `by` did it, `reason` is "" if none was given, `seat` is what it is now
   */
  seatDone: Record<SeatAct, (facts: { workspace: string; by: string; reason: string; seat: string }) => NoticeLetter>
  role: Record<SeatRole, string>
  /** to everybody of the panel, once the other sides have confirmed */
  erratum: (facts: { workspace: string; n: number; wording: string; reason: string; until: string }) => NoticeLetter
  withdrawn: (facts: { workspace: string; n: number; reason: string }) => NoticeLetter
  /** the policy that each seat agrees to anew */
  attribution: (facts: { workspace: string; attribution: Attribution }) => NoticeLetter
  /** `n` is 0 for a reader who has answered a round that reminds everybody in it */
  needs: (facts: { workspace: string; n: number }) => NoticeLetter
  /** the code that a member types to confirm an address */
  confirmAddress: (facts: { workspace: string; name: string; code: string }) => NoticeLetter
  /** the code that opens the seats of an address; `panels` names each with its member */
  comeBack: (facts: { panels: readonly string[]; code: string }) => NoticeLetter
  /** adds the reader's name and the link */
  framed: (facts: { name: string; text: string; url: string }) => string
}

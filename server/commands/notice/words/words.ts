export interface Letter {
  subject: string
  text: string
}

/** How each notice is written. A sentence is whole in its language and never joined from parts. */
export interface NoticeWords {
  silence: (facts: { workspace: string; label: string; wording: string; until: string }) => Letter
  minutes: (facts: { workspace: string; session: string; until: string | null }) => Letter
  /** to a co-moderator, or to the deputy of their side */
  record: (facts: { workspace: string; n: number; deputy: boolean }) => Letter
  /** the same two, where a record both sides confirmed is to be withdrawn */
  withdrawal: (facts: { workspace: string; n: number; reason: string; deputy: boolean }) => Letter
  /** to somebody whom another renamed */
  renaming: (facts: { workspace: string; by: string; was: string; now: string }) => Letter
  /** to whoever held the seat until it was reissued */
  reissue: (facts: { workspace: string; reason: string }) => Letter
  /** stands for the administrator, or the host at the command line */
  administrator: string
  /** `n` is 0 for a reader who has answered a round that reminds everybody in it */
  needs: (facts: { workspace: string; n: number }) => Letter
  /** who is written to, and the way in */
  framed: (facts: { name: string; text: string; url: string }) => string
}

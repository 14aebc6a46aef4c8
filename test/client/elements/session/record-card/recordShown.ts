// The code that a page with a seat loads beside the card.
import "../../../../../client/pages/session/later/desk.ts"
import type { RecordRow as Card } from "../../../../../shared/fold/recordState.ts"

const now = 1_790_000_000_000

/** A record in force of four panelists, one of them Lin, as its pages get it. */
export const recordShown = (over: object = {}): Card =>
  ({
    id: "CR",
    number: 1,
    seq: 9,
    state: "in_force",
    declaredBy: "Chen",
    declaredAt: now - 86_400_000,
    confirmations: [{ by: "Miwa", at: 1 }],
    reason: "",
    supersededBy: null,
    endedAt: null,
    endedBy: null,
    reservations: [],
    dissents: [],
    changes: [],
    countersigned: [],
    drift: null,
    editorial: [],
    errata: [],
    ...over,
    body: {
      record: "CR",
      number: 1,
      statement: "A-1",
      label: "A-1",
      topic: "A",
      version: 1,
      texts: [{ lang: "en", text: "Data move by default.", authentic: true, confirmed: true }],
      tally: { electorate: 4, agree: 4, reserve: 0, disagree: 0, block: 0, abstain: 0 },
      electorate: [{ member: "Lin", side: "CN" }],
      positions: [],
      objections: [],
      dissents: [],
      recused: [],
      passages: [{ start: "", end: "", exact: "Data move by default.", before: "", after: "", hash: "" }],
      level: "unanimity",
      computed: "unanimity",
      sides: [],
      anonymity: "named",
      round: "call-revealed",
      rule: { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] },
      silence: false,
      note: {},
      supersedes: null,
    },
  }) as unknown as Card

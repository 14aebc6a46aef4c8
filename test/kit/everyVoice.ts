import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { State } from "../../shared/fold/state.ts"
import type { SaidKey } from "../../shared/model/ids.ts"
import { MemberId, RoundId } from "../../shared/model/ids.ts"
import { reasonKey } from "../../shared/rules/said/inRounds.ts"
import { meeting, panel, table } from "./scenes.ts"

const at = 1_790_000_000_000
const text = (of: string) => ({ lang: "en" as const, text: of })
const position = (member: string, given: object) => ({
  member,
  side: "CN",
  spoken: false,
  position: { kind: "call", lang: "en", reason: "", remedy: "", confirmBy: null, ...given },
})
const objection = (name: string, by: string, reason: string, given: object = {}) => ({
  objection: name,
  by,
  reason: text(reason),
  remedy: null,
  disposition: null,
  answer: null,
  reply: null,
  earlier: [],
  ...given,
})
const addition = (seq: number, by: string, words: string, given: object = {}) => ({
  seq,
  by,
  at: at + seq,
  text: text(words),
  ...given,
})
const given = (disposition: string, words: string, reply: string | null = null) => ({
  disposition,
  answer: text(words),
  reply,
})

const body = {
  record: "CR",
  number: 1,
  statement: "A-1",
  label: "A-1",
  topic: "A",
  topicTitle: { en: "Data" },
  version: 1,
  texts: [{ lang: "en", text: "Data move by default.", authentic: true, confirmed: true }],
  tally: { electorate: 8, agree: 0, reserve: 1, disagree: 2, block: 5, abstain: 0 },
  electorate: [],
  positions: [
    position("Lin", { position: "reserve", reason: "For two years." }),
    position("Han", { position: "disagree", reason: "Too wide." }),
    position("Hayase", { position: "disagree", reason: "Too costly.", remedy: "Pay the small firms." }),
    position("Morishita", { position: "block", reason: "Not safe.", remedy: "Add a test." }),
  ],
  objections: [
    objection("B", "Morishita", "Not safe.", {
      remedy: text("Add a test."),
      ...given("answered", "There is one.", "withdrawn"),
      earlier: [given("partly", "Soon.", "maintained"), given("answered", "No need.")],
    }),
    objection("C", "Hayase", "Too late.", given("accommodated", "Earlier.")),
    objection("D", "Hayase", "Too early.", { left: true }),
    objection("E", "Han", "Too vague.", { remedy: text("Name the data."), ...given("partly", "Some.", "maintained") }),
    objection("F", "Han", "Too short.", { ...given("answered", "Long enough."), left: true }),
  ],
  dissents: [{ by: "Han", text: text("I dissent at once.") }],
  recused: [],
  passages: [],
  level: "rough",
  computed: "rough",
  sides: [],
  anonymity: "named",
  round: "O",
  rule: { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] },
  silence: false,
  note: {},
  supersedes: null,
}
const row = {
  id: "CR",
  number: 1,
  seq: 9,
  state: "in_force",
  declaredBy: "Chen",
  declaredAt: at,
  confirmations: [],
  reason: "",
  supersededBy: null,
  endedAt: null,
  endedBy: null,
  reservations: [
    addition(10, "Lin", "For small firms, too."),
    addition(11, "Lin", "Said in haste.", { withdrawn: at + 99 }),
  ],
  dissents: [addition(12, "Hayase", "I dissent later.")],
  changes: [],
  countersigned: [],
  drift: null,
  editorial: [],
  errata: [],
}
/** A second record, of a round that hid the names. */
const hidden = {
  ...row,
  id: "CS",
  number: 2,
  reservations: [],
  dissents: [],
  body: {
    ...body,
    record: "CS",
    number: 2,
    round: "P",
    anonymity: "pseudonymous",
    positions: [],
    objections: [],
    dissents: [],
    reasons: [
      { position: "reserve", text: text("Nobody's reservation.") },
      { position: "disagree", text: text("Nobody's disagreement.") },
      { position: "block", text: text("Nobody's objection.") },
    ],
  },
}

const reasonOf = (round: string, by: string | null, words: string): SaidKey =>
  reasonKey(RoundId.parse(round), by === null ? null : MemberId.parse(by), words)

/** The words into Japanese: who made them and who stands for them, each combination once. */
const translated = (key: SaidKey, words: string, given: object) => ({
  id: `${key}/ja`,
  key,
  lang: "ja",
  text: words,
  revision: 1,
  drafted: "person",
  by: "Ito",
  at,
  answer: null,
  ...given,
})
const translations = [
  translated(reasonOf("O", "Lin", "For two years."), "二年間に限る。", {}),
  translated(reasonOf("O", "Han", "Too wide."), "広すぎる。", { answer: { how: "accepted", by: "Han", at } }),
  translated("objection:B:reason", "安全ではない。", { drafted: "engine" }),
  translated("objection:B:remedy", "試験を加える。", {
    drafted: "engine",
    answer: { how: "accepted", by: "Miwa", at },
    reader: { member: "Miwa", at },
  }),
  translated("objection:C:reason", "遅すぎる。", { by: "Hayase", answer: { how: "corrected", by: "Hayase", at } }),
  translated("record:CR:12", "後から反対する。", { behind: true }),
  translated(reasonOf("P", null, "Nobody's disagreement."), "匿名の不同意。", {
    drafted: "author",
    by: null,
    hidden: true,
    answer: { how: "accepted", by: null, at },
  }),
]

const state = panel()

/**
 * A panel with one session and two records, against which everything was said that can be said against one: each kind of
 * position with its reason, objections with and without remedy, each answered in each way, with each end; dissents; and
 * an addition that was withdrawn. Some of it is translated into Japanese, by each maker and with each stander.
 */
export const everyVoice = {
  ...state,
  workspace: { ...state.workspace, slug: "panel", title: { en: "Seabed" }, attribution: "named" },
  members: {
    ...state.members,
    Ito: { ...state.members[Object.keys(state.members)[0] as never], id: "Ito", name: "Ito", role: "interpreter" },
  },
  records: { CR: { ...row, body }, CS: hidden },
  sessions: table(
    meeting({
      title: { en: "First session" },
      state: "closed",
      turned: { by: null, at },
      reason: "",
      startedAt: at - 1,
      closedAt: at + 1_000,
      embargo: null,
      summary: {},
    }),
  ),
  translations: table(...translations),
} as unknown as State

/** The records of the scene by their number. */
export const recordsOfEveryVoice: RecordRow[] = Object.values(everyVoice.records)

import type { Disposition, Lang, Level } from "../../model/terms.ts"
import type { AdditionKind } from "../../rules/record/afterwards/additions.ts"
import type { CallFigures } from "../proceedings/figures.ts"
import { chained, listed } from "./lists.ts"
import { outcomeWords } from "./outcome.ts"
import { minutesIn } from "./say.ts"

type Heading =
  | "mandate"
  | "attendance"
  | "people"
  | "settings"
  | "papers"
  | "between"
  | "actions"
  | "carried"
  | "open"
  | "summary"
  | "times"
  | "corrections"
  | "adoption"
  | "evidence"
  | "later"

type SecondText =
  | "by_author"
  | "by_interpreter"
  | "accepted"
  | "corrected"
  | "unconfirmed"
  | "behind"
  | "missing"
  | "other"

export type MinutesWords = ReturnType<typeof minutesWords>

/** Returns the sentences of the minutes in one language. */
export function minutesWords(lang: Lang) {
  const say = minutesIn(lang)
  const list = (items: readonly string[]) => listed(say, items)
  const outcome = outcomeWords(lang)
  return {
    lang,
    list,
    ...outcome,
    title: (session: string) => say("title", { session }),
    /** introduces the translation of a quotation, or says that there is none */
    second: (kind: SecondText | "gone") => say(`second.${kind}`),
    /** introduces a translation by where it comes from */
    introduced: (origin: string) => say("second.origin", { origin }),
    /** introduces a translation that came, or was answered, after the adoption; `what` introduces it by itself */
    later: (date: string, what: string) => say("later", { date, what }),
    laterNote: say("later.note"),
    heading: (section: Heading) => say(`heading.${section}`),
    held: (from: string, to: string | null, city: string) =>
      to === null ? say("held.open", { from, city }) : say("held", { from, to, city }),
    present: (names: readonly string[], side: string | null) =>
      side ? say("present.side", { names: list(names), side }) : say("present.panel", { names: list(names) }),
    chaired: (names: readonly string[]) => say("present.chair", { names: list(names) }),
    alternates: (names: readonly string[]) => say("present.alternates", { names: list(names) }),
    sitsFor: (name: string, delegate: string) => say("name.sitsFor", { name, delegate }),
    interpreted: (names: readonly string[]) => say("present.interpreter", { names: list(names) }),
    kept: (names: readonly string[]) => say("present.secretary", { names: list(names) }),
    byToken: (names: readonly string[]) => say("present.program", { names: list(names) }),
    ticked: (by: string, names: readonly string[]) => say("present.ticked", { by, names: list(names) }),
    absent: (names: readonly string[]) => say("absent", { names: list(names) }),
    /** says at which times a member was present who missed a part of the session */
    partly: (name: string, spans: readonly string[]) => say("partly", { name, spans: list(spans) }),
    /** introduces a member's possible conflict of interest; the member's own text follows */
    interest: (name: string, by: string | null) =>
      by === null ? say("interest", { name }) : say("interest.entered", { name, by }),
    span: (from: string, to: string | null) => (to === null ? say("span.open", { from }) : say("span", { from, to })),
    /** a visit that began and ended at one time */
    moment: (time: string) => say("span.moment", { time }),
    time: (used: number, planned: number) => say("time", { used, planned }),
    resolution: (n: number, level: Level, shares: CallFigures, superseded: number | null) => {
      const told = { n, level, figures: outcome.figures(shares) }
      return superseded === null ? say("resolution", told) : say("resolution.superseding", { ...told, superseded })
    },
    toBeConfirmed: (n: number) => say("record.unconfirmed", { n }),
    reservation: (name: string) => say("reservation", { name }),
    dissent: (name: string) => say("dissent", { name }),
    /**
     * says that a reservation, a dissent or a statement of change, added to record `n`, was withdrawn before the
     * adoption
     */
    besideWithdrawn: ({ kind, name, n, time }: { kind: AdditionKind; name: string; n: number; time: string }) =>
      kind === "change"
        ? say("change.withdrawn", { name, n, time })
        : say(kind === "reservation" ? "reservation.withdrawn" : "dissent.withdrawn", { name, time }),
    objection: (label: string, name: string) => say("objection", { label, name }),
    /** says how an objection was answered. `left`: its owner is no longer on the panel, so nobody could reply */
    disposition: (disposition: Disposition, reply: "maintained" | "withdrawn" | null, left = false) =>
      say("objection.disposition", { disposition, end: left ? "left" : (reply ?? "none") }),
    /** says that an objection has no answer because its owner is no longer on the panel */
    asGiven: say("objection.left"),
    openObjection: say("objection.open"),
    remedied: say("objection.remedied"),
    withdrawn: (label: string, name: string) => say("statement.withdrawn", { label, name }),
    recordWithdrawn: (n: number) => say("record.withdrawn", { n }),
    /** says that a declared record lapsed because nobody confirmed it before the minutes were adopted */
    lapsed: (n: number) => say("record.lapsed", { n }),
    /** says which sides a round leaves out; `sides` is empty if the reader may not know which */
    leftOut: (sides: readonly string[]) => {
      if (sides.length === 0) return say("recused.side")
      const titles = chained(
        sides.map(title => say("recused.title", { title })),
        (before, next) => say("recused.titles.next", { before, next }),
      )
      return say("recused.sides", { n: sides.length, titles })
    },
    action: (owners: readonly string[], text: string, due: string | null) =>
      due ? say("action.due", { names: list(owners), text, due }) : say("action", { names: list(owners), text }),
    /** says that an action item of an earlier session was done by the end of this session */
    actionDone: (owners: readonly string[], text: string) => say("action.done", { names: list(owners), text }),
    asked: (name: string) => say("question.asked", { name }),
    answered: (name: string) => say("question.answered", { name }),
    correction: (name: string) => say("correction", { name }),
    correctionDeclined: (name: string) => say("correction.declined", { name }),
    correctionReason: (name: string, reason: string) => say("correction.reason", { name, reason }),
    correctionInsisted: (name: string) => say("correction.insisted", { name }),
    /** the line between an amended sentence and the sentence that was derived from the log */
    amended: {
      corrected: (name: string) => say("amended.corrected", { name }),
      /** explains an amended sentence to a reader who may not know who requested the correction */
      correctedByRequest: say("amended.by-request"),
      edited: (name: string) => say("amended.edited", { name }),
    },
    /** gives the hash of entry `n`, with which a reader compares a later bundle */
    fingerprint: (n: number, hash: string) => say("evidence.hash", { n, hash }),
    publicKey: (key: string) => say("evidence.key", { key }),
    /** gives the fingerprint, which is made from key and hash together */
    oneFingerprint: (fingerprint: string) => say("evidence.fingerprint", { fingerprint }),
    /** says that another person changed a member's name */
    renamed: (by: string, was: string, now: string) => say("people.renamed", { by, was, now }),
    /** a member's name as minutes write it; Japanese adds 氏 */
    called: (name: string) => say("name.honored", { name }),
    /** the name of a program that acts by a token */
    program: (name: string) => say("name.program", { name }),
    /** a member's name at the time, followed by the present name */
    now: (was: string, now: string) => say("name.now", { was, now }),
    /** replaces the name of an administrator, or of the host at the command line */
    administrator: say("name.administrator"),
    /** replaces a name that the reader may not read */
    nobody: say("name.nobody"),
    /** replaces the name of a person whose data was erased */
    erasedName: say("name.erased"),
    /** replaces the name of a person in the gallery who asked a question, if the reader may not read it */
    observer: say("name.observer"),
    /** replaces a text that was erased */
    erased: say("erased"),
  }
}

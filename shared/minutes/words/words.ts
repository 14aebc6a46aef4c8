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
  | "actions"
  | "carried"
  | "open"
  | "summary"
  | "corrections"
  | "adoption"
  | "evidence"

export type MinutesWords = ReturnType<typeof minutesWords>

/** The sentences of the minutes in one language, out of its catalogue, with lists and figures put into them. */
export function minutesWords(lang: Lang) {
  const say = minutesIn(lang)
  const list = (items: readonly string[]) => listed(say, items)
  const outcome = outcomeWords(lang)
  return {
    lang,
    list,
    ...outcome,
    title: (session: string) => say("title", { session }),
    heading: (section: Heading) => say(`heading.${section}`),
    held: (from: string, to: string | null, city: string) =>
      to === null ? say("held.open", { from, city }) : say("held", { from, to, city }),
    present: (names: readonly string[], side: string | null) =>
      side ? say("present.side", { names: list(names), side }) : say("present.panel", { names: list(names) }),
    chaired: (names: readonly string[]) => say("present.chair", { names: list(names) }),
    kept: (names: readonly string[]) => say("present.secretary", { names: list(names) }),
    absent: (names: readonly string[]) => say("absent", { names: list(names) }),
    /** somebody who was not there from beginning to end */
    partly: (name: string, spans: readonly string[]) => say("partly", { name, spans: list(spans) }),
    /** a member's possible conflict of interest; their own words follow */
    interest: (name: string, by: string | null) =>
      by === null ? say("interest", { name }) : say("interest.entered", { name, by }),
    span: (from: string, to: string | null) => (to === null ? say("span.open", { from }) : say("span", { from, to })),
    time: (used: number, planned: number) => say("time", { used, planned }),
    resolution: (n: number, level: Level, shares: CallFigures, superseded: number | null) => {
      const told = { n, level, figures: outcome.figures(shares) }
      return superseded === null ? say("resolution", told) : say("resolution.superseding", { ...told, superseded })
    },
    toBeConfirmed: (n: number) => say("record.unconfirmed", { n }),
    reservation: (name: string) => say("reservation", { name }),
    dissent: (name: string) => say("dissent", { name }),
    /** a member's statement beside record `n`, withdrawn before the minutes were adopted */
    besideWithdrawn: ({ kind, name, n, time }: { kind: AdditionKind; name: string; n: number; time: string }) =>
      kind === "change"
        ? say("change.withdrawn", { name, n, time })
        : say(kind === "reservation" ? "reservation.withdrawn" : "dissent.withdrawn", { name, time }),
    objection: (label: string, name: string) => say("objection", { label, name }),
    /** `left`: its owner is no longer on the panel, so that nobody was asked */
    disposition: (disposition: Disposition, reply: "maintained" | "withdrawn" | null, left = false) =>
      say("objection.disposition", { disposition, end: left ? "left" : (reply ?? "none") }),
    /** without an answer, of an owner who is no longer on the panel */
    asGiven: say("objection.left"),
    openObjection: say("objection.open"),
    withdrawn: (label: string, name: string) => say("statement.withdrawn", { label, name }),
    recordWithdrawn: (n: number) => say("record.withdrawn", { n }),
    /** declared, and not confirmed by the adoption of the minutes */
    lapsed: (n: number) => say("record.lapsed", { n }),
    /** the sides that a round leaves out; without titles where the reader is not told which */
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
    /** an action item of an earlier session, done by the end of this one */
    actionDone: (owners: readonly string[], text: string) => say("action.done", { names: list(owners), text }),
    asked: (name: string) => say("question.asked", { name }),
    answered: (name: string) => say("question.answered", { name }),
    correction: (name: string) => say("correction", { name }),
    /** the line between an amended sentence and the one derived from the log */
    amended: {
      corrected: (name: string) => say("amended.corrected", { name }),
      /** for a reader who may not see whose correction it was */
      correctedByRequest: say("amended.by-request"),
      edited: (name: string) => say("amended.edited", { name }),
    },
    /** the fingerprint with which a later bundle is compared */
    fingerprint: (n: number, hash: string) => say("evidence.hash", { n, hash }),
    publicKey: (key: string) => say("evidence.key", { key }),
    /** key and hash as one */
    oneFingerprint: (fingerprint: string) => say("evidence.fingerprint", { fingerprint }),
    /** another person changed a name */
    renamed: (by: string, was: string, now: string) => say("people.renamed", { by, was, now }),
    /** a name as minutes write it: Japanese adds 氏 */
    called: (name: string) => say("name.honored", { name }),
    /** the name of the day, and today's */
    now: (was: string, now: string) => say("name.now", { was, now }),
    /** stands for the administrator, or the host at the command line */
    administrator: say("name.administrator"),
    /** stands for a name that is not for the reader */
    nobody: say("name.nobody"),
    /** the same of who asked from the gallery */
    observer: say("name.observer"),
    /** stands for what somebody said where it was erased since */
    erased: say("erased"),
  }
}

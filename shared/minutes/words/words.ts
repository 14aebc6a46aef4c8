import type { Disposition, Lang, Level } from "../../model/terms.ts"
import type { CallFigures, OpenFigures } from "../proceedings/figures.ts"

/**
 * The sentences of the minutes in one language. A sentence is one function and is never joined from
 * parts; they live here and not with the page's messages, as the server writes minutes too.
 */
export interface MinutesWords {
  lang: Lang
  title: (session: string) => string
  headings: Record<
    | "mandate"
    | "attendance"
    | "people"
    | "agenda"
    | "items"
    | "actions"
    | "carried"
    | "questions"
    | "open"
    | "summary"
    | "corrections"
    | "adoption"
    | "evidence",
    string
  >
  held: (from: string, to: string | null, city: string) => string
  present: (names: readonly string[], side: string | null) => string
  chaired: (names: readonly string[]) => string
  kept: (names: readonly string[]) => string
  absent: (names: readonly string[]) => string
  /** somebody who was not there from beginning to end */
  partly: (name: string, spans: readonly string[]) => string
  /** a member's possible conflict of interest; their own words follow */
  interest: (name: string, enteredBy: string | null) => string
  span: (from: string, to: string | null) => string
  time: (used: number, planned: number) => string
  resolution: (n: number, level: Level, figures: CallFigures, supersedes: number | null) => string
  toBeConfirmed: (n: number) => string
  reservation: (name: string) => string
  dissent: (name: string) => string
  objection: (label: string, name: string) => string
  /** `left`: its owner is no longer on the panel, so that nobody was asked */
  disposition: (disposition: Disposition, reply: "maintained" | "withdrawn" | null, left?: boolean) => string
  /** without an answer, of an owner who is no longer on the panel */
  asGiven: string
  openObjection: string
  noConsensus: (label: string, figures: OpenFigures, carried: boolean) => string
  withdrawn: (label: string, name: string) => string
  recordWithdrawn: (n: number) => string
  /** declared, and not confirmed by the adoption of the minutes */
  lapsed: (n: number) => string
  /** a text that would take the place of a record; stands where the label of another stands */
  amending: (label: string, version: number, record: number) => string
  stillOpen: (label: string, roundOpen: boolean) => string
  action: (owners: readonly string[], text: string, due: string | null) => string
  /** an action item of an earlier session, done by the end of this one */
  actionDone: (owners: readonly string[], text: string) => string
  asked: (name: string) => string
  answered: (name: string) => string
  correction: (name: string) => string
  /** the fingerprint with which a later bundle is compared */
  fingerprint: (n: number, hash: string) => string
  publicKey: (key: string) => string
  /** key and hash as one */
  oneFingerprint: (fingerprint: string) => string
  /** another person changed a name */
  renamed: (by: string, was: string, now: string) => string
  /** stands for the administrator, or the host at the command line */
  administrator: string
  /** the name of the day, and today's */
  now: (then: string, now: string) => string
  /** stands for a name that is not for the reader */
  nobody: string
  /** the same of who asked from the gallery */
  observer: string
  /** stands for what somebody said where it was erased since */
  erased: string
}

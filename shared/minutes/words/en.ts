import type { CallFigures } from "../proceedings/figures.ts"
import type { MinutesWords } from "./words.ts"

const list = (items: readonly string[]): string => new Intl.ListFormat("en-GB").format(items)

const levels = { unanimity: "unanimity", consensus: "consensus", rough: "rough consensus" } as const

function figures({ support, cast, sides, answered, electorate }: CallFigures): string {
  const each = sides.map(side => `${side.title.en ?? side.mark} ${side.support}/${side.cast}`).join(", ")
  const rest = answered < electorate ? `; ${answered} of ${electorate} answered` : ""
  return `${support}/${cast}${each ? `; ${each}` : ""}${rest}`
}

const counts = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
export const countInWords = (n: number): string => counts[n] ?? String(n)
const brackets = (n: number): string => `${countInWords(n)} open ${n === 1 ? "bracket" : "brackets"}`

const dispositions = {
  accommodated: "The objection was accommodated",
  partly: "The objection was partly accommodated",
  answered: "The objection was answered and not adopted",
} as const

const ends = {
  maintained: " and is maintained",
  withdrawn: " and withdrawn",
  none: "; its owner has not replied, and it stands",
  left: ". Its owner is no longer on the panel; it stands as given",
} as const

export const minutesInEnglish: MinutesWords = {
  lang: "en",
  title: session => `Minutes: ${session}`,
  headings: {
    mandate: "Mandate",
    attendance: "Attendance",
    people: "Seats",
    agenda: "Time",
    items: "Items",
    actions: "Actions",
    carried: "Actions from earlier sessions",
    questions: "Observers' questions",
    open: "Not ended",
    summary: "Chair's summary",
    corrections: "Corrections",
    adoption: "Adoption",
    evidence: "Evidence",
  },
  held: (from, to, city) => (to ? `${from} to ${to}, ${city} time.` : `From ${from}, ${city} time.`),
  present: (names, side) => (side ? `${side}: ${list(names)}.` : `Panelists: ${list(names)}.`),
  chaired: names => `In the chair: ${list(names)}.`,
  kept: names => `Secretary: ${list(names)}.`,
  absent: names => `Not present: ${list(names)}.`,
  partly: (name, spans) => `${name} was present ${list(spans)}.`,
  interest: (name, enteredBy) =>
    `Interests stated by ${name}${enteredBy === null ? "" : ` (entered by ${enteredBy})`}:`,
  span: (from, to) => (to ? `from ${from} to ${to}` : `from ${from}`),
  time: (used, planned) => `${used} min used of ${planned} planned.`,
  resolution: (n, level, shares, supersedes) =>
    `The panel adopted CR-${n} by ${levels[level]}${supersedes === null ? "" : `, superseding CR-${supersedes}`} (${figures(shares)}; quorum met).`,
  toBeConfirmed: n => `CR-${n} was declared and is still to be confirmed by a co-moderator.`,
  reservation: name => `Reservation by ${name}:`,
  dissent: name => `Dissent by ${name}:`,
  objection: (label, name) => `Objection by ${name} to ${label}:`,
  disposition: (disposition, reply, left = false) =>
    `${dispositions[disposition]}${left ? ends.left : ends[reply ?? "none"]}.`,
  asGiven: "No longer on the panel; the objection stands as given.",
  openObjection: "The objection has not been answered.",
  noConsensus: (label, { brackets: n, rating, call }, carried) => {
    const end = carried ? "it was carried over to the next session" : "no consensus was recorded"
    if (call) return `No consensus on ${label}: ${end} (${figures(call)}).`
    if (n > 0) return `${label} still had ${brackets(n)}; no call for consensus was opened, and ${end}.`
    if (rating) return `${label} was rated (median ${rating.median}) and not called; ${end}.`
    return `No call for consensus on ${label} was opened; ${end}.`
  },
  withdrawn: (label, name) => `${name} withdrew ${label}.`,
  recordWithdrawn: n => `CR-${n} was withdrawn.`,
  lapsed: n =>
    `CR-${n} was declared and lapsed: no co-moderator had confirmed it when the minutes were adopted. Its text stands proposed again.`,
  amending: (label, version, record) => `${label} version ${version} (amending CR-${record})`,
  stillOpen: (label, open) =>
    open ? `A round on ${label} is still open; nothing is shown.` : `${label} is proposed and has not been decided.`,
  action: (owners, text, due) => `${list(owners)}: ${text}${due ? `, by ${due}` : ""}.`,
  actionDone: (owners, text) => `Done by ${list(owners)}: ${text}.`,
  asked: name => `${name} asked:`,
  answered: name => `${name} answered:`,
  correction: name => `Correction by ${name}, accepted:`,
  fingerprint: (n, hash) => `Hash of the log up to entry ${n} (SHA-256): ${hash}`,
  oneFingerprint: fingerprint => `Fingerprint of log and key, for plenary verify --fingerprint: ${fingerprint}`,
  publicKey: key => `Public key of this server (Ed25519): ${key}`,
  renamed: (by, was, now) => `${by} changed the name of ${was} to ${now}.`,
  administrator: "The administrator",
  now: (then, now) => `${then} (now ${now})`,
  nobody: "A member",
  observer: "An observer",
  erased: "(These words were erased.)",
}

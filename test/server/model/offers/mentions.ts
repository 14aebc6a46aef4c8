import type { State } from "../../../../shared/fold/state.ts"
import type { HeldNoun } from "../../../../shared/rules/people/seats/seatKeeps.ts"

/** Each place of the state that names a member, with what differs from row to row left out. */
export function mentions({ workspace, ...tables }: State): string[] {
  const members = new Set<string>(Object.keys(tables.members))
  const rows = new Set<string>(Object.values(tables).flatMap(table => Object.keys(Object(table))))
  const found = new Set<string>()
  const walk = (at: unknown, path: string): void => {
    if (typeof at === "string") {
      if (members.has(at)) found.add(path)
    } else if (Array.isArray(at)) for (const one of at) walk(one, `${path}[]`)
    else
      for (const [key, one] of Object.entries(Object(at))) {
        if (members.has(key) && path !== ".members") found.add(`${path} by key`)
        walk(one, rows.has(key) && path !== "" ? `${path}.*` : `${path}.${key}`)
      }
  }
  walk({ ...tables, workspace }, "")
  return [...found].map(path => path.slice(1))
}

/** Names of people who did something: they stay, whatever becomes of the seat. */
const acted = /\.(by|asker|[a-z]+By)$/

/** Other mentions of a member: held by their seat, as shared/rules/held ends it; or kept, with the reason. */
const others: Record<string, HeldNoun | { kept: string }> = {
  "deputies.*": "deputy",
  "deputiesNamedBy.*": { kept: "who named the deputy" },
  "invites.*.member": { kept: "a link to the seat, which opens nothing once the seat has ended" },
  "members.*.id": { kept: "the member" },
  "proposals.*.about.member": { kept: "what is proposed about a member is past once they are no member" },
  "records.*.body.electorate[].member": { kept: "who was asked" },
  "records.*.body.positions[].member": { kept: "who took a position" },
  "records.*.body.positions[].aloud.enteredBy": { kept: "who entered a spoken position" },
  "records.*.body.positions[].aloud.officer": { kept: "who confirmed a spoken position" },
  "records.*.body.unconfirmed[]": { kept: "whose spoken position nobody confirmed" },
  "rounds.*.answers[].aloud.enteredBy": { kept: "who entered a spoken position" },
  "rounds.*.answers[].aloud.officer": { kept: "who confirmed a spoken position" },
  "records.*.body.notReached[]": { kept: "whom a silence did not reach" },
  "rounds.*.notReached[]": { kept: "whom a silence did not reach" },
  "rounds.*.seen[]": { kept: "who has seen a silence" },
  "rounds.*.unable[]": { kept: "who could not answer for a part of a silence" },
  "rounds.*.unconfirmed[]": { kept: "whose spoken position nobody confirmed" },
  "records.*.body.recused[]": { kept: "who stood aside" },
  "rounds.*.answers[].member": { kept: "who answered" },
  "rounds.*.changes[].member": { kept: "who changed a position" },
  "rounds.*.electorate[].member": "answer",
  "sessions.*.attendance[].member": "presence",
  "sessions.*.floor.chair": "chair",
  "sessions.*.floor.requests[].member": "queue",
  "sessions.*.floor.speaking.member": "floor",
  "sessions.*.floor.spoken by key": { kept: "how long who has spoken" },
  "statements.*.recused[]": { kept: "who stood aside" },
  "statements.*.reviewers.en": "reviewer",
}

/** A new place is somebody's act, or it is written down above whether it ends with the seat. */
export const unknownPlaces = (places: Iterable<string>): string[] =>
  [...places].filter(place => !acted.test(place) && !(place in others)).toSorted()

/** The nouns whose places were seen named. */
export const nounsNamed = (places: Iterable<string>): Set<HeldNoun> =>
  new Set([...places].flatMap(place => (typeof others[place] === "string" ? [others[place]] : [])))

import type { Entry, EventKind } from "../../contract/events.ts"
import type { Attribution } from "../../model/terms.ts"
import { keyWithoutMember } from "../said/inRounds.ts"
import { audiences } from "./audiences.ts"
import type { InGallery } from "./inGallery.ts"

/**
 * The entry as the gallery may read it: complete, with fields removed, or null. The function is pure, so that a fold of
 * the filtered entries equals a newly fetched state. Under the Chatham House Rule it removes every name and side
 * (DOMAIN A4). First it removes what cuts across all kinds, in this order, and then what the kind says.
 */
export function gallery(entry: Entry, attribution: Attribution): Entry | null {
  const names = attribution === "named"
  if (isKept(entry) || (!names && isAboutPeople(entry))) return null
  const authored = withoutInterpreter(entry)
  return ofKind(names ? authored : keyUnsigned({ ...authored, by: null }), names)
}

function ofKind(entry: Entry, names: boolean): Entry | null {
  // Another version of Plenary wrote the entry, and says who may read it.
  if (!Object.hasOwn(audiences, entry.kind)) return null
  // Kind and body of an entry belong together, and so the function takes it. TypeScript cannot infer that.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const audience = audiences[entry.kind] as InGallery<EventKind>
  switch (audience) {
    case "room":
      return null
    case "people":
      return names ? entry : null
    case "whole":
      return entry
    default:
      return audience(entry, names)
  }
}

/** Returns whether the entry is about a translation whose original only the room reads (DOMAIN V6). */
const isKept = ({ body }: Entry): boolean => "room" in body && body.room === true

/** Returns whether the entry is about a translation of what concerns a person, such as the reason for a suspension. */
const isAboutPeople = ({ body }: Entry): boolean => "key" in body && /^(member|proposal):/.test(body.key)

/** Removes who translated what was said without a name, so that no entry about it has an author (DOMAIN V5). */
const withoutInterpreter = (entry: Entry): Entry =>
  "hidden" in entry.body && entry.body.hidden === true ? { ...entry, by: null } : entry

/** Removes the member from the key of a translation, because the key would say whose reason it translates. */
function keyUnsigned(entry: Entry): Entry {
  if (!("key" in entry.body)) return entry
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind stays, and so does the form of its body
  return { ...entry, body: { ...entry.body, key: keyWithoutMember(entry.body.key) } } as Entry
}

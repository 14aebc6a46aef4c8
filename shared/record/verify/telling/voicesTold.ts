import { dispositions } from "../../../model/terms.ts"
import { type Fields, isFields } from "../lines.ts"
import type { VoiceTold } from "../verdict.ts"

/** The words that a member added to a record after its declaration, as their entry has them. */
export interface Added {
  what: VoiceTold["what"]
  text: unknown
  by: unknown
}

const against: ReadonlyMap<unknown, VoiceTold["what"]> = new Map(
  (["reserve", "disagree", "block"] as const).map(position => [position, position]),
)
const listIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])
const wordsIn = (value: unknown): unknown => (isFields(value) ? value["text"] : undefined)

/**
 * Tells what was said against a record: each reservation, disagreement, objection and dissent once, an objection with
 * its remedy, its answers and its end. A field of another type is left out. `by` is a member's id.
 */
export function voicesTold(body: Fields, added: Iterable<Added>): VoiceTold[] {
  const voices: VoiceTold[] = []
  function add(what: VoiceTold["what"], text: unknown, by: unknown = null, ends: VoiceTold["ends"] = []): void {
    if (typeof text !== "string" || text === "") return
    const who = typeof by === "string" ? by : null
    const known = voices.find(one => one.text === text && one.by === who)
    if (known) known.ends.push(...ends)
    else voices.push({ what, text, by: who, ends: [...ends] })
  }
  for (const { member, position } of listIn(body["positions"])) {
    const what = isFields(position) ? against.get(position["position"]) : undefined
    if (!what || !isFields(position)) continue
    add(what, position["reason"], member)
    add("remedy", position["remedy"], member)
  }
  for (const { position, text } of listIn(body["reasons"])) {
    const what = against.get(position)
    if (what) add(what, wordsIn(text))
  }
  for (const { by, text } of listIn(body["dissents"])) add("dissent", wordsIn(text), by)
  for (const { by, reason, remedy, answer, earlier, ...end } of listIn(body["objections"])) {
    const last = endOf(end)
    add("objection", wordsIn(reason), by, last.slice(-1))
    add("remedy", wordsIn(remedy), by)
    for (const one of listIn(earlier)) add("answer", wordsIn(one["answer"]), null, endOf(one))
    add("answer", wordsIn(answer), null, last)
  }
  for (const { what, text, by } of added) add(what, wordsIn(text), by)
  return voices
}

/** How an answer took an objection up, if there was one, and how the objection ended. */
function endOf({ disposition, reply, left }: Fields): VoiceTold["ends"] {
  const how = dispositions.find(one => one === disposition)
  const end = left === true ? "left" : reply === "maintained" || reply === "withdrawn" ? reply : "unreplied"
  return [...(how ? [how] : []), end]
}

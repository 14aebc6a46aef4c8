import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { statuses } from "../../shared/contract/refusals/statuses.ts"
import { type Area, perArea } from "./catalogue.ts"
import type { Checked } from "./checked.ts"

/** The folders whose code uses the sentences of each area. Refusals are left out, because their codes are in a list. */
const rooms: Record<Exclude<Area, "refusal">, string[]> = {
  page: ["client"],
  notice: ["client", "shared/rules"],
  minutes: ["shared/minutes", "server", "client/pages/proceedings"],
  outcome: ["shared/minutes"],
  paper: ["shared/papers", "shared/contract/refusals", "server/http"],
  letter: ["server"],
  terminal: ["server", "shared"],
  origin: ["shared/model"],
}

function textsOf(root: string, room: string): string[] {
  const entries = readdirSync(join(root, room), { recursive: true, withFileTypes: true })
  const sources = entries.filter(one => one.isFile() && one.name.endsWith(".ts"))
  return sources.map(one => readFileSync(join(one.parentPath, one.name), "utf8"))
}

/** Returns a function that says whether the sources contain an id: whole, or as a beginning that the code completes. */
function namerOf(texts: readonly string[]): (id: string) => boolean {
  const all = texts.join("\n")
  const whole = new Set([...all.matchAll(/"([\w.-]+)"/g)].map(([, id = ""]) => id))
  const begun = [...all.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, beginning = ""]) => beginning)
  return id => whole.has(id) || begun.some(beginning => id.startsWith(beginning))
}

/** Returns the ids that no source uses. The opposite, a use of a missing id, is found by the type checker. */
export function unused(checked: Checked, root: string): string[] {
  const found = perArea(area => {
    if (area === "refusal") return Object.keys(checked.parameters.refusal).filter(id => !Object.hasOwn(statuses, id))
    const ids = Object.keys(checked.parameters[area])
    if (ids.length === 0) return []
    const isNamed = namerOf(rooms[area].flatMap(room => textsOf(root, room)))
    return ids.filter(id => !isNamed(id))
  })
  return Object.entries(found).flatMap(([area, ids]) => ids.map(id => `nothing says ${area} ${id}`))
}

import type { SeatRole } from "../../shared/model/terms.ts"
import type { Say } from "../ports/operatorError.ts"
import type { FirstLinks } from "./firstStart.ts"

interface Greeting {
  url: string
  /** the links of the first start; null at a later one */
  links: FirstLinks | null
  hasDemo: boolean
  /** the file that holds the administrator's link too; null if there is none */
  kept: string | null
}

/** The width of a text in terminal columns. A Chinese or Japanese character takes two columns. */
const columns = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0)

const padded = (text: string, width: number): string => text + " ".repeat(Math.max(2, width - columns(text)))

/** The lines that the terminal shows when the server has started. `called` names a role in the terminal's language. */
export function startLines(
  { url, links, hasDemo, kept }: Greeting,
  say: Say,
  called: (role: SeatRole) => string,
): string {
  const lines = ["", `  ${padded("Plenary", 10)}${url}`, ""]
  if (links === null) {
    const invited = hasDemo ? "--workspace practice --role panelist" : "--role admin"
    return [...lines, `  ${padded(say("start.links"), 10)}npx plenary invite ${invited}`, ""].join("\n")
  }
  if (links.practice.length > 0) {
    lines.push(`  ${padded(say("start.demo"), 10)}${url}/w/demo`, "", `  ${say("start.practice")}`)
    for (const { role, token } of links.practice) lines.push(`    ${padded(called(role), 24)}${url}/join#${token}`)
    lines.push("")
  }
  lines.push(`  ${padded(say("start.administrator"), 26)}${url}/join#${links.admin}`, "")
  if (kept !== null) lines.push(`  ${say("start.link-kept", { file: kept })}`, "")
  return lines.join("\n")
}

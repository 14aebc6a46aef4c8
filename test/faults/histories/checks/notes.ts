import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { type History, isBefore, linesOf } from "../history.ts"

/** How often each token stands in the text. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [token] of text.matchAll(/\[\w+\]/g)) counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

function replayed(updates: History["updates"]): string {
  const doc = new Y.Doc()
  for (const { update } of updates) Y.applyUpdate(doc, update)
  const hasGap = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  return hasGap ? "" : doc.getXmlFragment(noteRoot).toJSON()
}

/** The numbers of the document log that are missing, repeated or out of place. */
export const gaps = ({ updates }: Pick<History, "updates">): string[] => {
  const at = updates.findIndex(({ seq }, n) => seq !== n + 1)
  return at < 0 ? [] : [`update ${at + 1} has the number ${updates[at]?.seq}`]
}

/** Tokens that do not stand in the log and in each replica as often as they should, and replicas that differ. */
export function wrongWords({ lines, updates, replicas }: Pick<History, "lines" | "updates" | "replicas">): string[] {
  const erased = new Map(linesOf(lines, "erase").map(line => [line.token, line.return !== null]))
  const written = linesOf(lines, "write")
  const log = replayed(updates)
  return Object.entries({ "the log": log, ...replicas }).flatMap(([where, text]) => {
    const counts = counted(text)
    const wrong = written.flatMap(({ token, return: saved }) => {
      const times = counts.get(token) ?? 0
      const [least, most] = [saved !== null && !erased.has(token) ? 1 : 0, erased.get(token) ? 0 : 1]
      return times < least || times > most ? [`${token} stands ${times} times in ${where}`] : []
    })
    return text === log ? wrong : [...wrong, `${where} differs from the log`]
  })
}

/** Words and commands of a member that were asked for after the end of their seat was answered, and were accepted. */
export function lateWrites({ lines, updates }: Pick<History, "lines" | "updates">): string[] {
  const counts = counted(replayed(updates))
  return linesOf(lines, "remove").flatMap(removal => {
    const late = lines.filter(line => "member" in line && line.member === removal.member && isBefore(removal, line))
    return late.flatMap(line => {
      if (line.what === "write" && (line.return !== null || counts.has(line.token)))
        return [`${line.member} wrote ${line.token} after the end of the seat`]
      if (line.what === "answer" && line.outcome === "done")
        return [`${line.member} answered after the end of the seat`]
      if (line.what === "say" && line.seq !== null) return [`${line.member} spoke after the end of the seat`]
      return []
    })
  })
}

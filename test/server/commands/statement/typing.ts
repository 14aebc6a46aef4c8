import type * as Y from "yjs"
import type { Panel } from "../../../kit/servers/panel.ts"

/** An edit of the panel's note by somebody's own document, as from a browser. */
export async function typed(panel: Panel, who: string, doc: Y.Doc, change: () => void): Promise<void> {
  const member = panel.people[who]
  if (!member) throw new Error(`nobody is ${who}`)
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on("update", keep)
  doc.transact(change, "typed")
  doc.off("update", keep)
  for (const update of updates) await panel.stage.write(member, panel.topic, update)
}

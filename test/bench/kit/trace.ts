import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import * as Y from "yjs"
import * as z from "zod"
import { noteRoot } from "../../../shared/document/schema.ts"

const Trace = z.object({
  txns: z.array(z.object({ patches: z.array(z.tuple([z.number(), z.number(), z.string()])) })),
})

const file = () =>
  process.env["PLENARY_TRACE"] ?? join(import.meta.dirname, "../../../../shared/traces/automerge-paper.json.gz")

/** Edits that share one update of the log, as a fast typist's do in a tick. */
const inTick = 200

/**
 * A paper as it was typed, 259,778 edits, as updates of one note. Each line end stays a character in one long
 * paragraph, as the trace counts them. `together` is how many edits share an update. Null if the trace is not there.
 */
export function trace(together = inTick): Uint8Array[] | null {
  if (!existsSync(file())) return null
  const { txns } = Trace.parse(JSON.parse(gunzipSync(readFileSync(file())).toString()))
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement("paragraph")
  doc.transact(() => {
    paragraph.insert(0, [text])
    doc.getXmlFragment(noteRoot).push([paragraph])
  })
  const patches = txns.flatMap(txn => txn.patches)
  for (let at = 0; at < patches.length; at += together)
    doc.transact(() => {
      for (const [position, deleted, inserted] of patches.slice(at, at + together)) {
        if (deleted > 0) text.delete(position, deleted)
        if (inserted !== "") text.insert(position, inserted)
      }
    })
  return updates
}

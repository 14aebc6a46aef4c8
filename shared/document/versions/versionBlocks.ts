import type { VersionPicture } from "../../model/files.ts"
import type { Block, NoteReading } from "../readers.ts"
import { type ClientRun, clientRuns } from "./authors.ts"

/** A block of a version. The text of a picture is the words that say what it shows. */
export interface VersionBlockRead extends Pick<Block, "kind" | "lang" | "text" | "cell"> {
  picture?: VersionPicture
}

/** Returns the blocks and the pictures of a note in their order, and who wrote the characters of each. */
export function versionBlocks(note: NoteReading): { blocks: VersionBlockRead[]; runs: ClientRun[][] } {
  const written = clientRuns(note)
  const blocks: VersionBlockRead[] = []
  const runs: ClientRun[][] = []
  let next = 0
  const addPictures = (upTo: number) => {
    for (let one = note.pictures[next]; one && one.after <= upTo; one = note.pictures[++next]) {
      const { lang, file, alt, client, width, height } = one
      blocks.push({ kind: "picture", lang, text: alt, picture: { file, width, height } })
      runs.push(alt === "" ? [] : [{ client, length: alt.length }])
    }
  }
  for (const [n, { kind, lang, text, cell }] of note.blocks.entries()) {
    addPictures(n)
    blocks.push({ kind, lang, text, ...(cell && { cell }) })
    runs.push(written[n] ?? [])
  }
  addPictures(note.blocks.length)
  return { blocks, runs }
}

import { noteStyles } from "./noteStyles.ts"
import { peerStyles } from "./peerStyles.ts"

const sheets = [noteStyles, peerStyles].flatMap(({ styleSheet }) => styleSheet ?? [])

/** Adds the note's style sheets to the document once, because the note is in light DOM. */
export function adopt(document: Document) {
  for (const sheet of sheets) if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
}

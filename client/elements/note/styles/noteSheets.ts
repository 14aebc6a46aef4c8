import { noteStyles } from "./noteStyles.ts"
import { peerStyles } from "./peerStyles.ts"

const sheets = [noteStyles, peerStyles].flatMap(({ styleSheet }) => styleSheet ?? [])

/** Adds the note's style sheets to the document, because the note is in light DOM. A repeated call adds nothing. */
export function adopt(document: Document) {
  for (const sheet of sheets) if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
}

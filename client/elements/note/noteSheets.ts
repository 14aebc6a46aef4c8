import { noteStyles } from "./noteStyles.ts"
import { peerStyles } from "./peerStyles.ts"

const sheets = [noteStyles, peerStyles].flatMap(({ styleSheet }) => styleSheet ?? [])

/** Adds the note's rules to the document once, because the note lies in light DOM. */
export function adopt(document: Document) {
  for (const sheet of sheets) if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
}

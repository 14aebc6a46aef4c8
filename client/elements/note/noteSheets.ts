import { noteStyles } from "./noteStyles.ts"
import { peerStyles } from "./peerStyles.ts"

const sheets = [noteStyles, peerStyles].flatMap(({ styleSheet }) => styleSheet ?? [])

/** The note lies in light DOM: its rules go into the document, once. */
export function adopt(document: Document) {
  for (const sheet of sheets) if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
}

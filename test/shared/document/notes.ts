import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"

/** A note of paragraphs; the text lies in one XmlText each. */
export function noteOf(...paragraphs: string[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(noteRoot).push(paragraphs.map(text => element("paragraph", {}, new Y.XmlText(text))))
  return doc
}

export function element(kind: string, attrs: Record<string, string>, ...children: (Y.XmlElement | Y.XmlText)[]) {
  const made = new Y.XmlElement(kind)
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value)
  made.insert(0, children)
  return made
}

export const textAt = (doc: Y.Doc, block: number): Y.XmlText =>
  (doc.getXmlFragment(noteRoot).get(block) as Y.XmlElement).get(0) as Y.XmlText

import * as Y from "yjs"
import { makeAnchor } from "../../shared/document/anchors.ts"
import { paragraphId } from "../../shared/document/paragraphs/paragraphs.ts"
import { noteText, readNote } from "../../shared/document/readers.ts"
import { noteRoot } from "../../shared/document/schema.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { SaidKey, TopicId } from "../../shared/model/ids.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { paragraphKey } from "../../shared/rules/said/notes/inNotes.ts"
import { demoSha256, type MemberIdByPerson } from "./cast.ts"
import type { ScriptStage } from "./stage.ts"
import type { Person } from "./texts/roster.ts"

/** Edits notes as the panel's browsers do: each person has a document of their own for each note. */
export interface Notes {
  /** adds a paragraph at the end of the note, with a heading above it if one is given */
  paragraph(topic: TopicId, by: Person, said: { lang: Lang; text: string; heading?: string }): Promise<void>
  /**
   * changes the paragraph with the text `before` to `after`; the text that both share is not written again, because
   * anchors refer to it
   */
  reword(topic: TopicId, by: Person, before: string, after: string): Promise<void>
  /** an anchor of the passage `quote` in the paragraph with the text `within` */
  anchor(topic: TopicId, within: string, quote: string): Promise<Anchor>
  /** the key under which the paragraph with this text gets its first translation */
  key(topic: TopicId, text: string): Promise<SaidKey>
}

export function notesOf(stage: ScriptStage, cast: MemberIdByPerson): Notes {
  const documents = new Map<string, Y.Doc>()

  const documentOf = async (topic: TopicId, by: Person | "reader"): Promise<Y.Doc> => {
    const key = `${topic} ${by}`
    const doc = documents.get(key) ?? new Y.Doc()
    documents.set(key, doc)
    Y.applyUpdate(doc, await stage.note(topic))
    return doc
  }

  const write = async (topic: TopicId, by: Person, edit: (note: Y.XmlFragment) => void): Promise<void> => {
    const doc = await documentOf(topic, by)
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => updates.push(update)
    doc.on("update", keep)
    doc.transact(() => edit(doc.getXmlFragment(noteRoot)))
    doc.off("update", keep)
    for (const update of updates) await stage.write(cast[by], topic, update)
  }

  return {
    paragraph: (topic, by, { lang, text, heading }) =>
      write(topic, by, note => {
        const above = heading === undefined ? [] : [block("heading", { level: 3 }, heading)]
        note.push([...above, block("paragraph", { lang }, text)])
      }),
    reword: (topic, by, before, after) => write(topic, by, note => change(leafSaying(note, before), before, after)),
    async anchor(topic, within, quote) {
      const doc = await documentOf(topic, "reader")
      const from = noteText(doc).indexOf(within) + within.indexOf(quote)
      const anchor = makeAnchor(doc, { from, to: from + quote.length }, demoSha256)
      if (anchor?.exact !== quote) throw new Error(`the note does not say "${quote}"`)
      return anchor
    },
    async key(topic, text) {
      const note = readNote(await documentOf(topic, "reader"))
      const block = note.blocks.find(one => one.text === text)
      const id = block && paragraphId(note, block, () => true)
      if (!id) throw new Error(`no paragraph says "${text}"`)
      return paragraphKey(topic, id)
    },
  }
}

function block(kind: "heading" | "paragraph", attrs: Record<string, string | number>, text: string): Y.XmlElement {
  const element = new Y.XmlElement(kind)
  // a heading's level is a number, but the default type of an element's attributes admits only strings
  const typed: Y.XmlElement<Record<string, string | number>> = element
  for (const [name, value] of Object.entries(attrs)) typed.setAttribute(name, value)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

function leafSaying(note: Y.XmlFragment, text: string): Y.XmlText {
  for (const element of note.toArray()) {
    const leaf = element instanceof Y.XmlElement ? element.get(0) : null
    if (leaf instanceof Y.XmlText && leaf.toString() === text) return leaf
  }
  throw new Error(`no paragraph says "${text}"`)
}

/** Rewords a paragraph as a person would: only the text between the common beginning and the common end is replaced. */
function change(leaf: Y.XmlText, before: string, after: string): void {
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++
  let end = 0
  const left = Math.min(before.length, after.length) - start
  while (end < left && before.at(-1 - end) === after.at(-1 - end)) end++
  leaf.insert(start, after.slice(start, after.length - end))
  leaf.delete(start + after.length - end - start, before.length - end - start)
}

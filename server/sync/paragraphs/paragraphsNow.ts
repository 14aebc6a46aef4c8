import { hash } from "node:crypto"
import { makeAnchor } from "../../../shared/document/anchors.ts"
import {
  clientsIn,
  paragraphAt,
  paragraphId,
  paragraphsOf,
  paragraphWords,
} from "../../../shared/document/paragraphs/paragraphs.ts"
import { type Block, readNote } from "../../../shared/document/readers.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import type { SaidKey, TopicId } from "../../../shared/model/ids.ts"
import { paragraphKey } from "../../../shared/rules/said/notes/inNotes.ts"
import type { NoteParagraphs, ParagraphNow } from "../../ports/documents/documents.ts"
import type { ServerReplica } from "../room/replica.ts"

const sha256 = (text: string): string => hash("sha256", text)

/** The note, the translations of its paragraphs, and the key for which the caller looks. */
export interface ParagraphsWanted {
  topic: TopicId
  rows: readonly Translation[]
  wanted: SaidKey | null
}

/**
 * Reads the paragraphs of a note, each of the same words once, with a key (DOMAIN Z1). A paragraph that has a
 * translation keeps its key. Any other gets `wanted` if the character that this key names stands in it.
 */
export function paragraphsNow(
  { doc, owners, at }: Pick<ServerReplica, "doc" | "owners" | "at">,
  { topic, rows, wanted }: ParagraphsWanted,
): NoteParagraphs {
  const note = readNote(doc)
  const taken = new Set<string>(rows.flatMap(({ key, paragraph }) => (paragraph ? [key] : [])))
  const sought = wanted !== null && !taken.has(wanted) ? paragraphAt(doc, note, wanted.split(":").at(-1) ?? "") : null
  const soughtWords = sought && paragraphWords(sought.text)
  const given = new Set<string>()
  const isFree = (id: string) => {
    const key = paragraphKey(topic, id)
    return !taken.has(key) && !given.has(key)
  }
  const alike = Map.groupBy(paragraphsOf(doc, rows, note), ({ block }) => paragraphWords(block.text))
  const list = [...alike].flatMap(([words, [first, ...others]]): ParagraphNow[] => {
    if (!first) return []
    const { block, placed } = first
    const anchor = makeAnchor(doc, block, sha256, note)
    const kept = placed.find(({ row }) => !given.has(row.key))?.row.key
    const key = kept ?? (words === soughtWords ? wanted : null) ?? keyOf(topic, paragraphId(note, block, isFree))
    if (!anchor || key === null) return []
    given.add(key)
    const blocks: Block[] = [block, ...others.map(one => one.block)]
    const clients = blocks.flatMap(one => [...clientsIn(note, one)])
    return [
      {
        key,
        anchor,
        lang: block.lang,
        writers: [...new Set(clients.flatMap(client => owners.get(client) ?? []))],
        level: placed.flatMap(({ row, isLevel }) => (isLevel ? [row.lang] : [])),
      },
    ]
  })
  return { at, list }
}

const keyOf = (topic: TopicId, id: string | null): SaidKey | null => (id === null ? null : paragraphKey(topic, id))

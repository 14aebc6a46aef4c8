import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { MemberId, SaidKey } from "../../../shared/model/ids.ts"
import { isOfNote } from "../../../shared/model/said.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { isActive } from "../../../shared/rules/readings/members.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import { noteTopic } from "../../../shared/rules/said/notes/inNotes.ts"
import { fitsScript } from "../../../shared/rules/said/oddText.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { findSaid } from "../../../shared/rules/said/saidIn.ts"
import type { LookUp } from "../../core/command.ts"
import type { Documents, ParagraphNow } from "../../ports/documents/documents.ts"

/** A paragraph of a note as something that is said, with its passage. */
export interface SaidParagraph {
  said: SaidText
  anchor: Anchor
  level: readonly Lang[]
}

type Read = Pick<Documents, "paragraphs">

/** The paragraphs of a topic's note as they are now, in their order; `wanted` as in `Documents`. */
export async function saidParagraphs(
  { paragraphs }: Read,
  state: State,
  topic: string,
  wanted: SaidKey | null = null,
): Promise<SaidParagraph[]> {
  const row = findTopic(state, topic)
  if (!row) return []
  const rows = Object.values(state.translations).filter(one => isOf(one, topic))
  const { at, list } = await paragraphs(row.id, rows, wanted)
  return list.map(one => {
    const { key, anchor, level } = one
    const facts = { key, topic: row.id, text: anchor.exact, at, room: false, hidden: false }
    return { anchor, level, said: { ...facts, lang: langOf(state, one), authors: authorsOf(state, one) } }
  })
}

const isOf = ({ topic, paragraph }: Translation, of: string): boolean => topic === of && paragraph !== undefined

/** The paragraph with this key; null if the key names none, or one that is gone. */
export async function saidParagraph(documents: Read, state: State, key: SaidKey): Promise<SaidParagraph | null> {
  const topic = noteTopic(key)
  if (topic === undefined) return null
  return (await saidParagraphs(documents, state, topic, key)).find(({ said }) => said.key === key) ?? null
}

/** The paragraph that the command names, as it is now; null if it names none, or one that is gone. */
export interface ParagraphRead {
  paragraph: SaidParagraph | null
}

export const paragraphOf = (key: SaidKey): LookUp<ParagraphRead> => ({
  find: async ({ documents }, { state }) => ({ paragraph: await saidParagraph(documents, state, key) }),
})

/** The text with this key as it is now, in the log or in a note. */
export async function saidNow(documents: Read, state: State, key: SaidKey): Promise<SaidText | null> {
  return isOfNote(key) ? ((await saidParagraph(documents, state, key))?.said ?? null) : findSaid(state, key)
}

/** The language of the paragraph's block, else the panel's first one if the words may be in it. */
function langOf({ workspace }: State, { lang, anchor }: ParagraphNow): Lang | null {
  const first = workspace?.languages[0]
  return lang ?? (first && fitsScript(anchor.exact, first) ? first : null)
}

/**
 * The moderators and panelists who wrote in the paragraph (DOMAIN Z2). A reissued seat is left out, because the note
 * does not say which of its holders wrote.
 */
function authorsOf({ workspace, members }: State, { writers }: ParagraphNow): MemberId[] {
  if (workspace?.attribution !== "named") return []
  return writers.filter(id => {
    const member = members[id]
    const writes = member?.role === "panelist" || member?.role === "moderator"
    return member !== undefined && writes && isActive(member) && !member.reissued
  })
}

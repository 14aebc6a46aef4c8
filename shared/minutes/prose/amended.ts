import { correctionDeclinedKey, correctionKey, insistedKey } from "../../rules/said/inThreads.ts"
import { type Paragraph, quote, type Writing, withReason } from "./paragraph.ts"

interface Part {
  heading: string
  paragraphs: Paragraph[]
}

/**
 * Replaces sentences that were derived from the log by sentences that a secretary or a chair wrote, or that a
 * correction requested. Each replaced sentence is kept with the new one. A new sentence with the same text has no
 * effect.
 */
export function amended({ proceedings: { session }, words, name }: Writing, sections: readonly Part[]): Part[] {
  const { amended: list = [], corrections } = session.minutes
  const told = words.amended
  const one = (paragraph: Paragraph): Paragraph => {
    const found = list.find(({ place, lang }) => place === paragraph.place && lang === words.lang)
    if (!found || found.text === paragraph.text) return paragraph
    const request = corrections.find(({ id }) => id === found.correction)
    const why = request
      ? told.corrected(name(request.by, request.at))
      : found.correction === null
        ? told.edited(name(found.by, found.at))
        : told.correctedByRequest
    const { inside: _, ...sentence } = paragraph
    return { ...sentence, text: found.text || words.erased, was: { text: paragraph.text, why } }
  }
  return sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.map(one) }))
}

/** Renders the accepted corrections, and with both reasons the declined ones on which their authors insist. */
export const correctionsProse = ({ proceedings: { session }, words, name }: Writing): Paragraph[] =>
  session.minutes.corrections.flatMap(({ id, by, at, text, accepted, declined, insisted }) => {
    const plain = (said: string): Paragraph => ({ lang: words.lang, text: said, quoted: false })
    if (accepted) return [plain(words.correction(name(by, at))), quote(text)]
    if (!declined || !insisted) return []
    const { reason, reasonLang: lang } = declined
    return [
      plain(words.correctionDeclined(name(by, at))),
      quote(text, correctionKey(session.id, id)),
      withReason(words.lang, { key: correctionDeclinedKey(session.id, id), lang, text: reason }, why =>
        words.correctionReason(name(declined.by, declined.at), why),
      ),
      plain(words.correctionInsisted(name(by, insisted.at))),
      quote(insisted.text, insistedKey(session.id, id)),
    ]
  })

import type { Paragraph, Writing } from "./paragraph.ts"

interface Part {
  heading: string
  paragraphs: Paragraph[]
}

/**
 * The sentences that the secretary or a chair wrote in place of those derived from the log, or that a correction asked
 * for. The derived sentence is kept beside each. A sentence with the same words does not count.
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
    return { ...paragraph, text: found.text || words.erased, was: { text: paragraph.text, why } }
  }
  return sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.map(one) }))
}

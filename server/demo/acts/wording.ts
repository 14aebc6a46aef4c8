import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { StatementId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { demoSha256 } from "../cast.ts"
import { type DemoPanel, type DemoTopicLetter, statementIn } from "../room.ts"
import type { Panelist, Person } from "../texts/roster.ts"
import type { DemoLang, DemoWording } from "../texts/wording.ts"

/** The authors of a statement's Chinese and Japanese texts. The secretary writes the English text. */
export interface Authors {
  zh: Panelist
  ja: Panelist
}

const order = ["zh", "ja", "en"] as const

const authorOf = (authors: Authors, lang: DemoLang): Person => (lang === "en" ? "xu" : authors[lang])

/**
 * The authors write a statement's texts in the note, one language after the other. The first author then drafts the
 * statement from the note, and the others save their texts in the statement.
 */
export async function draft(
  room: DemoPanel,
  letter: DemoTopicLetter,
  { label, texts, authors, first }: { label: string; texts: DemoWording; authors: Authors; first: "zh" | "ja" },
): Promise<StatementId> {
  const topic = room.topics[letter]
  for (const lang of order) {
    room.time.pass(8)
    const under = lang === order[0] ? { heading: label } : {}
    await room.notes.paragraph(topic, authorOf(authors, lang), { lang, text: texts[lang], ...under })
  }
  const anchor = await room.notes.anchor(topic, texts[first], texts[first])
  const made = await room.do(authors[first], "draft-statement", { topic, anchor, lang: first, text: texts[first] })
  const statement = StatementId.parse(made.statement)
  for (const lang of order.filter(one => one !== first)) {
    room.time.pass(5)
    await room.do(authorOf(authors, lang), "save-text", { statement, lang, text: texts[lang], base: 0 })
  }
  return statement
}

/**
 * Writes a statement's next version, first in the note and then on the statement's card. A language that `to` lacks
 * keeps its text.
 */
export async function rewordInDemo(
  room: DemoPanel,
  id: StatementId,
  { from, to, authors }: { from: DemoWording; to: Partial<DemoWording>; authors: Authors },
): Promise<void> {
  for (const lang of order) {
    const text = to[lang]
    if (text === undefined) continue
    const statement = await statementIn(room, id)
    const base = statement.texts.find(one => one.lang === lang)?.revision ?? 0
    room.time.pass(9)
    await room.notes.reword(statement.topic, authorOf(authors, lang), from[lang], text)
    const newVersion = statement.state !== "draft"
    await room.do(authorOf(authors, lang), "save-text", { statement: id, lang, text, base, newVersion })
  }
}

/**
 * Proposes a statement. Then each side confirms the text in its own language, and the secretary confirms the English
 * text.
 */
export async function proposeInDemo(
  room: DemoPanel,
  id: StatementId,
  by: Panelist,
  confirmed: readonly Lang[] = order,
): Promise<number> {
  const { texts } = await statementIn(room, id)
  room.time.pass(6)
  const written = texts.filter(({ state }) => state !== "missing")
  const { version } = await room.do(by, "propose-statement", {
    statement: id,
    seen: statementHash(written, demoSha256),
  })
  for (const { lang, text, by: author } of written) {
    if (!confirmed.includes(lang)) continue
    room.time.pass(3)
    const who: Partial<Record<Lang, Person>> = {
      zh: author === room.cast.lin ? "zhou" : "lin",
      ja: author === room.cast.hayase ? "fujiwara" : "hayase",
    }
    const reader = who[lang] ?? "chen"
    await room.do(reader, "confirm-text", { statement: id, lang, seen: textHash(text, demoSha256) })
  }
  return Number(version)
}

import { hasWords, type NoteParagraph, type Placed, shownOf } from "../../../shared/document/paragraphs/paragraphs.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import type { Lang, Role } from "../../../shared/model/terms.ts"
import { answersFor } from "../../../shared/rules/said/answering.ts"
import { saidInNotes } from "../../../shared/rules/said/notes/inNotes.ts"
import { fitsScript } from "../../../shared/rules/said/oddText.ts"
import type { Below, TranslationsBelow } from "../../editor/decorations/translations.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { ParagraphTranslationElement } from "../translating/plenary-paragraph-translation.ts"

/** The translations of a note's paragraphs, and who reads them. */
export interface NoteTranslations {
  rows: readonly Translation[]
  state: State
  me: { member: string | null; role: Role } | null
  lang: Lang
}

/** The translations of a note that a reader is shown: those into the language of the page, and those to answer for. */
export function noteTranslations(
  { state, me }: Pick<NoteTranslations, "state" | "me">,
  topic: string | null,
): NoteTranslations | null {
  const lang = currentLang()
  const here = Object.values(state.translations).filter(row => row.topic === topic && row.paragraph)
  const rows = here.filter(row => row.lang === lang || asks(state, row, me?.member ?? null))
  return rows.length === 0 ? null : { rows, state, me, lang }
}

/** Returns whether the translation waits for this member's answer. */
function asks(state: State, row: Translation, member: string | null): boolean {
  if (member === null || row.text === "" || row.answer !== null) return false
  const said = saidInNotes(state.translations).find(({ key }) => key === row.key)
  return said !== undefined && answersFor(state, said, row, member)
}

/** Returns whether two lists show something else. The fold keeps the objects of rows that did not change. */
export function areOtherTranslations(now: NoteTranslations | null, before: NoteTranslations | null | undefined) {
  if (!now || !before) return now !== (before ?? null)
  return (
    now.lang !== before.lang ||
    now.rows.length !== before.rows.length ||
    now.rows.some((row, n) => row !== before.rows[n])
  )
}

/** Returns what the editor shows below each paragraph. */
export const belowParagraphs = (shown: NoteTranslations, first: Lang): TranslationsBelow => ({
  rows: shown.rows,
  below: paragraph => belowOne(shown, first, paragraph),
})

function belowOne(shown: NoteTranslations, first: Lang, { block, placed }: NoteParagraph<Translation>): Below | null {
  const { lang, me, state } = shown
  const { read, isMissing } = readIn({ block, placed }, lang, first)
  const toAnswer = placed.filter(one => asks(state, one.row, me?.member ?? null)).map(({ row }) => row)
  if (read.length === 0 && toAnswer.length === 0 && !isMissing) return null
  return {
    key: JSON.stringify([lang, isMissing, read.map(keyOf), toAnswer.map(row => [row.key, row.lang, row.revision])]),
    element() {
      const made = new ParagraphTranslationElement()
      Object.assign(made, { read, toAnswer, isMissing, state, me })
      made.contentEditable = "false"
      made.lang = domLang(lang)
      return made
    },
  }
}

/** A block of a note with its translations. For an earlier version of the note, only the block's words are known. */
interface TranslatedBlock {
  block: Pick<NoteParagraph<Translation>["block"], "lang" | "text">
  placed: readonly Placed<Translation>[]
}

/**
 * The translations of a paragraph that readers of this language are shown, and whether it has none yet. `first` is the
 * language of a block that states none.
 */
export function readIn({ block, placed }: TranslatedBlock, lang: Lang, first: Lang) {
  const said = block.lang ?? (fitsScript(block.text, first) ? first : null)
  const own = said === lang ? [] : placed.filter(({ row }) => row.lang === lang)
  const isForeign = said === null ? !fitsScript(block.text, lang) : said !== lang
  const isMissing = own.length === 0 && isForeign && hasWords(block.text)
  return { read: shownOf(own).filter(({ row }) => row.text !== ""), isMissing }
}

const keyOf = ({ row, isLevel }: Placed<Translation>) => [row.key, row.revision, row.answer?.how, isLevel]

import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { Lang } from "../../../shared/model/terms.ts"
import { comesFromPeers } from "../binding.ts"
import { compositionOf } from "../composing/ownComposition.ts"
import { langAt, languageChosen } from "./blocks.ts"

/** The block of the caret, as far as it matters for its language. */
interface Written {
  text: string
  /** it was empty when this writer came, so all of it is theirs */
  own: boolean
  /** the writer has said what language it is in */
  chosen: boolean
}

const key = new PluginKey<Written>("own-language")

/**
 * A block that was empty takes the language of who writes in it, as far as the script allows, and kana make a Chinese
 * one Japanese: a wrong language is a wrong voice, wrong glyphs and wrong line ends, and nobody mends it later.
 */
export const ownLanguage = (writer: () => Lang) =>
  new Plugin<Written>({
    key,
    state: {
      init: (_, state) => begun(state),
      apply: (tr, before, old, state) => {
        if (tr.getMeta(languageChosen) === true) return { ...before, chosen: true }
        const text = textAt(state)
        const stays = comesFromPeers(tr)
          ? text === before.text || compositionOf(old) !== null
          : isSameBlock(tr, old, state)
        return stays ? { ...before, text } : begun(state)
      },
    },
    appendTransaction(trs, old, state) {
      const written = trs.some(tr => tr.docChanged && !comesFromPeers(tr))
      const committed = compositionOf(old) !== null && compositionOf(state) === null
      const now = key.getState(state)
      const { parent, depth } = state.selection.$head
      if (!(written || committed) || compositionOf(state) || !now || now.chosen || !parent.isTextblock) return null
      const said = key.getState(old)?.text ?? ""
      const lang = langAt(state)
      const fit = now.own
        ? languageOf(now.text, lang, writer())
        : kana(now.text) > 0 && kana(said) === 0 && lang === "zh"
          ? "ja"
          : lang
      if (fit === null || fit === lang) return null
      return state.tr.setNodeAttribute(state.selection.$head.before(depth), "lang", fit)
    },
  })

const begun = (state: EditorState): Written => ({ text: textAt(state), own: textAt(state) === "", chosen: false })

const textAt = ({ selection: { $head } }: EditorState): string =>
  $head.parent.isTextblock ? $head.parent.textContent : ""

function isSameBlock(tr: Transaction, old: EditorState, state: EditorState): boolean {
  const [was, is] = [old.selection.$head, state.selection.$head]
  return was.depth > 0 && is.depth === was.depth && tr.mapping.map(was.before(), -1) === is.before()
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0
const kana = (text: string): number => count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)

/** A character of Chinese or Japanese says as much as some three letters. */
const letters = 3

function languageOf(text: string, lang: Lang | null, writer: Lang): Lang | null {
  const [hanCount, kanaCount, others] = [count(text, /\p{Script=Han}/gu), kana(text), count(text, /\p{Script=Latin}/gu)]
  const eastern = hanCount + kanaCount
  if (eastern > 0 && eastern * letters >= others) {
    if (kanaCount > 0) return "ja"
    return writer === "en" ? (lang === "ja" ? "ja" : "zh") : writer
  }
  if (others === 0) return lang ?? writer
  // an abbreviation may begin a sentence of any language
  return writer === "en" ? "en" : (lang ?? writer)
}

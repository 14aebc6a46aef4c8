import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Lang } from "../../../shared/model/terms.ts"
import { comesFromPeers } from "../binding.ts"
import { compositionOf, isReadFromDom } from "../composing/ownComposition.ts"
import { langAt, languageChosen } from "./blocks.ts"

/** The block at the caret, and the facts that decide its language. */
interface Written {
  text: string
  /** True if the block was empty when the caret entered it, so that this writer has written the block's whole text. */
  own: boolean
  /** True if the writer has chosen the block's language. */
  chosen: boolean
  /** The block's text before an input method wrote in the block. Null if no input method's text waits to be checked. */
  composed: string | null
}

const key = new PluginKey<Written>("own-language")
/**
 * Milliseconds to wait before the language of an input method's text is checked, because the browser may still change
 * the text after its commit.
 */
const settlingMs = 300

/**
 * Sets the language of the block in which the writer types. An empty block takes the writer's language if the script of
 * the text allows it. Kana turn a Chinese block into a Japanese block. A wrong language would give the text wrong
 * glyphs, wrong line breaks and a wrong voice in a screen reader.
 */
export const ownLanguage = (writer: () => Lang) =>
  new Plugin<Written>({
    key,
    state: {
      init: (_, state) => begun(state),
      apply: (tr, before, old, state) => {
        if (tr.getMeta(languageChosen) === true) return { ...before, chosen: true, composed: null }
        if (tr.getMeta(key) === true) return { ...before, composed: null }
        const text = textAt(state)
        const composing = compositionOf(old) !== null || compositionOf(state) !== null || isReadFromDom(tr)
        if (composing) return { ...before, text, composed: before.composed ?? before.text }
        const stays = comesFromPeers(tr) ? text === before.text : isSameBlock(tr, old, state)
        // If a block whose language the writer chose is split, the new block keeps that language.
        return stays ? { ...before, text } : { ...begun(state), chosen: tr.docChanged && before.chosen }
      },
    },
    appendTransaction(trs, old, state) {
      const was = key.getState(old)
      const own = trs.some(tr => (tr.docChanged || tr.selectionSet) && !comesFromPeers(tr) && !isReadFromDom(tr))
      if (!was || !own || compositionOf(state) || compositionOf(old)) return null
      const left = was.composed !== null && trs.every(tr => !isSameBlock(tr, old, state))
      if (left) {
        const { $head } = old.selection
        const at = $head.depth > 0 ? trs.reduce((pos, tr) => tr.mapping.map(pos, -1), $head.before()) : null
        return at === null ? null : spoken(state, was, was.composed ?? "", at, writer())
      }
      const now = key.getState(state)
      return now && trs.some(tr => tr.docChanged) ? spokenHere(state, now, was.composed ?? was.text, writer()) : null
    },
    view: () => new Settled(writer),
  })

/** Checks the language of an input method's text when the writer pauses. */
class Settled {
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly writer: () => Lang

  constructor(writer: () => Lang) {
    this.writer = writer
  }

  update(view: EditorView) {
    this.destroy()
    if (key.getState(view.state)?.composed == null) return
    this.timer = setTimeout(() => {
      const now = key.getState(view.state)
      if (!now || now.composed === null || view.composing || compositionOf(view.state)) return
      const tr = spokenHere(view.state, now, now.composed, this.writer()) ?? view.state.tr
      view.dispatch(tr.setMeta(key, true))
    }, settlingMs)
  }

  destroy() {
    if (this.timer !== null) clearTimeout(this.timer)
  }
}

function spokenHere(state: EditorState, now: Written, said: string, writer: Lang): Transaction | null {
  const { $head } = state.selection
  return $head.parent.isTextblock ? spoken(state, now, said, $head.before(), writer) : null
}

/**
 * Returns a transaction that sets the language of the block at a position. Returns null if the language is already
 * right, or if the writer chose it.
 */
function spoken(state: EditorState, { text, own, chosen }: Written, said: string, at: number, writer: Lang) {
  const block = state.doc.nodeAt(at)
  if (chosen || !block?.isTextblock) return null
  const lang = langAt(state, at)
  const fit = own ? languageOf(text, lang, writer) : becomesJapanese(text, said, lang) ? "ja" : lang
  return fit === null || fit === lang ? null : state.tr.setNodeAttribute(at, "lang", fit)
}

const becomesJapanese = (text: string, said: string, lang: Lang | null): boolean =>
  lang === "zh" && kana(text) > 0 && kana(said) === 0

const begun = (state: EditorState): Written => ({
  text: textAt(state),
  own: textAt(state) === "",
  chosen: false,
  composed: null,
})

const textAt = ({ selection: { $head } }: EditorState): string =>
  $head.parent.isTextblock ? $head.parent.textContent : ""

function isSameBlock(tr: Transaction, old: EditorState, state: EditorState): boolean {
  const [was, is] = [old.selection.$head, state.selection.$head]
  return was.depth > 0 && is.depth === was.depth && tr.mapping.map(was.before(), -1) === is.before()
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0
const kana = (text: string): number => count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)

/** The number of Latin letters that count as much as one Chinese or Japanese character. */
const letters = 3

function languageOf(text: string, lang: Lang | null, writer: Lang): Lang | null {
  const han = count(text, /\p{Script=Han}/gu)
  const japanese = kana(text)
  const latin = count(text, /\p{Script=Latin}/gu)
  if (han + japanese > 0 && (han + japanese) * letters >= latin) {
    if (japanese > 0) return "ja"
    return writer === "en" ? (lang === "ja" ? "ja" : "zh") : writer
  }
  if (latin === 0) return lang ?? writer
  // If the writer's language is Chinese or Japanese, Latin letters do not change the block's language, because any
  // sentence may begin with an abbreviation in Latin letters.
  return writer === "en" ? "en" : (lang ?? writer)
}

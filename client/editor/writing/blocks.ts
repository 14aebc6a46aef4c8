import {
  chainCommands,
  createParagraphNear,
  lift,
  liftEmptyBlock,
  setBlockType,
  splitBlockAs,
  wrapIn,
} from "prosemirror-commands"
import type { NodeType } from "prosemirror-model"
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list"
import type { Command, EditorState } from "prosemirror-state"
import { isLang, type Lang } from "../../../shared/model/terms.ts"
import { noteSchema } from "../schema.ts"

export const kind = (name: string): NodeType => {
  const type = noteSchema.nodes[name]
  if (!type) throw new Error(`no such block: ${name}`)
  return type
}

/**
 * Returns the language of the block at the caret, or of the block that begins at `at`. If the block has none, returns
 * the language of the nearest enclosing block.
 */
export function langAt({ doc, selection }: EditorState, at?: number): Lang | null {
  const $from = at === undefined ? selection.$from : doc.resolve(at + 1)
  for (let depth = $from.depth; depth > 0; depth--) {
    const lang: unknown = $from.node(depth).attrs.lang
    if (isLang(lang)) return lang
  }
  return null
}

const item = kind("list_item")

/** Moves an empty list item up one level: a nested item becomes an item of the outer list. */
const liftEmptyItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const isEmptyItem = $from.depth > 1 && $from.node(-1).type === item && $from.node(-1).content.size === 2
  return empty && isEmptyItem && liftListItem(item)(state, dispatch)
}

const splitItem: Command = (state, dispatch) =>
  splitListItem(item)(
    state,
    dispatch &&
      (tr => {
        const { $from } = tr.selection
        const lang = langAt(state)
        dispatch($from.parent.attrs.lang || !lang ? tr : tr.setNodeAttribute($from.before(), "lang", lang))
      }),
  )

/**
 * The command of the Enter key. The new block has the language of the block before it. After a heading, the new block
 * is a paragraph.
 */
export const splitBlock: Command = chainCommands(
  liftEmptyItem,
  splitItem,
  createParagraphNear,
  liftEmptyBlock,
  splitBlockAs((node, atEnd) => ({
    type: atEnd ? kind("paragraph") : node.type,
    attrs: { ...(atEnd ? {} : node.attrs), lang: node.attrs.lang },
  })),
)

export const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(kind("hard_break").create()).scrollIntoView())
  return true
}

export const outdent: Command = chainCommands(liftListItem(item), lift)
export const indent: Command = sinkListItem(item)

/**
 * Runs a command if the caret is in a list. Reports the key as handled even if the command did nothing, so that the
 * key's default action does not run.
 */
const inList =
  (command: Command): Command =>
  (state, dispatch) =>
    around(state, "list_item") && (command(state, dispatch) || true)

export const nestItem: Command = inList(indent)
export const liftItem: Command = inList(liftListItem(item))

export const toggleHeading =
  (level: 2 | 3): Command =>
  (state, dispatch) => {
    const lang = langAt(state)
    const { parent } = state.selection.$from
    const is = parent.type.name === "heading" && parent.attrs.level === level
    return setBlockType(kind(is ? "paragraph" : "heading"), is ? { lang } : { lang, level })(state, dispatch)
  }

export const toggleList =
  (name: "bullet_list" | "ordered_list"): Command =>
  (state, dispatch) =>
    around(state, name) ? outdent(state, dispatch) : wrapInList(kind(name))(state, dispatch)

export const toggleQuote: Command = (state, dispatch) =>
  around(state, "blockquote") ? lift(state, dispatch) : wrapIn(kind("blockquote"))(state, dispatch)

/** The meta key of a transaction in which a writer chooses the language of a block. */
export const languageChosen = "languageChosen"

/** Sets the language of every block that the selection touches. */
export const setLang =
  (lang: Lang): Command =>
  (state, dispatch) => {
    const { tr } = state
    for (const { $from, $to } of state.selection.ranges)
      state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
        if (node.isTextblock) tr.setNodeAttribute(pos, "lang", lang)
      })
    if (!tr.docChanged) return false
    dispatch?.(tr.setMeta(languageChosen, true))
    return true
  }

export function around({ selection: { $from } }: EditorState, name: string): boolean {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === name) return true
  return false
}

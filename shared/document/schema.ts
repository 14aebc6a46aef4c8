import { languages } from "../model/terms.ts"

/**
 * The schema of a note, as data. The editor builds its ProseMirror schema from it and the server's judge builds its
 * allow-list, so the two cannot differ. The root is a Y.XmlFragment named `note`.
 *
 * Every content expression ends in `*`: with `+`, y-prosemirror deletes a node that a merge has emptied. A bracket is
 * text and not a node, for the same reason (docs/decisions/brackets-are-text.md).
 */
export const noteRoot = "note"

export interface BlockKind {
  /** a ProseMirror content expression */
  content: string
  group: "block" | "item" | "row" | "cell" | "inline"
  /** attribute → allowed values; `lang` is on every block and may be missing (the workspace's first language) */
  attrs: Record<string, readonly (string | number)[]>
}

const lang = languages

export const blockKinds: Record<string, BlockKind> = {
  paragraph: { content: "inline*", group: "block", attrs: { lang } },
  heading: { content: "inline*", group: "block", attrs: { lang, level: [2, 3] } },
  blockquote: { content: "block*", group: "block", attrs: { lang } },
  bullet_list: { content: "list_item*", group: "block", attrs: { lang } },
  ordered_list: { content: "list_item*", group: "block", attrs: { lang } },
  list_item: { content: "block*", group: "item", attrs: { lang } },
  table: { content: "table_row*", group: "block", attrs: { lang } },
  table_row: { content: "table_cell*", group: "row", attrs: { lang } },
  // a cell holds text and no blocks, so every reader of a note can treat it as a block; `header`: the row or column
  // that it heads
  table_cell: { content: "inline*", group: "cell", attrs: { lang, header: ["col", "row"] } },
  hard_break: { content: "", group: "inline", attrs: {} },
}

export const markKinds = ["strong", "em", "code", "link"] as const

/** The schemes that a link may have, so that no link can run a script. */
export const linkSchemes = ["https:", "http:", "mailto:"] as const

/** The deepest nesting of a note: nobody quotes a quote of a list thirty levels deep. */
export const maxDepth = 32

/** The attributes a mark may carry; a mark without any is stored as an empty object, and as null where it ends. */
export const markAttrs: Record<(typeof markKinds)[number], readonly string[]> = {
  strong: [],
  em: [],
  code: [],
  link: ["href"],
}

/** Characters in a link's address, as browsers and proxies agree upon. */
export const longestLink = 2_000

/** Whether a kind may stand inside another one; `inside` null is the note itself. */
export function mayStandIn(kind: string, inside: string | null): boolean {
  const child = blockKinds[kind]
  const content = inside === null ? "block*" : blockKinds[inside]?.content
  if (!child || content === undefined) return false
  return content === `${kind}*` || content === `${child.group}*`
}

/** Whether it may hold text directly. */
export const holdsText = (kind: string | null): boolean => kind !== null && blockKinds[kind]?.content === "inline*"

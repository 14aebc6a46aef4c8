import { languages } from "../model/terms.ts"

/**
 * The schema of a note, as data. The editor builds its ProseMirror schema from it, and the server builds the allow-list
 * for updates from it, so the two cannot differ. The root is a Y.XmlFragment named `note`.
 *
 * Every content expression ends in `*`. With `+`, y-prosemirror would delete a node that a merge has emptied. For the
 * same reason a bracket is text and not a node (docs/decisions/brackets-are-text.md).
 */
export const noteRoot = "note"

export interface BlockKind {
  /** a ProseMirror content expression */
  content: string
  group: "block" | "item" | "row" | "cell" | "inline"
  /** attribute → allowed values; every block may have `lang`, and without it the workspace's first language applies */
  attrs: Record<string, AllowedValues>
}

/** A list of values, or what a value has to be: a text that matches a pattern, or a number from 1 to `upTo`. */
export type AllowedValues = readonly (string | number)[] | { matches: string } | { upTo: number }

/** The hash of a file, in an attribute of a note. */
export const pictureFile = "^[0-9a-f]{64}$"
/** The words that say what a picture shows: a line of at most 500 characters. */
export const pictureWords = "^[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,500}$"
/** The longest side of a picture in pixels. */
const longestSide = 20_000

/** Whether an attribute may have this value. */
export function isAllowed(allowed: AllowedValues, value: unknown): boolean {
  if ("matches" in allowed) return typeof value === "string" && new RegExp(allowed.matches, "u").test(value)
  if ("upTo" in allowed) return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= allowed.upTo
  return allowed.some(one => one === value)
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
  // a cell holds text and no blocks, so every reader of a note can treat it as a block; `header` says whether the cell
  // heads its column or its row
  table_cell: { content: "inline*", group: "cell", attrs: { lang, header: ["col", "row"] } },
  // a picture has no text; the file is served by its hash, and `alt` says what the picture shows
  picture: {
    content: "",
    group: "block",
    attrs: {
      lang,
      file: { matches: pictureFile },
      alt: { matches: pictureWords },
      width: { upTo: longestSide },
      height: { upTo: longestSide },
    },
  },
  hard_break: { content: "", group: "inline", attrs: {} },
}

export const markKinds = ["strong", "em", "code", "link"] as const

/** The schemes that a link may have. None of them can run a script. */
export const linkSchemes = ["https:", "http:", "mailto:"] as const

/** The deepest nesting of blocks in a note, which is far deeper than people nest them. */
export const maxDepth = 32

/**
 * The attributes that each mark may have. A mark without attributes is stored as an empty object, and the end of a mark
 * as null.
 */
export const markAttrs: Record<(typeof markKinds)[number], readonly string[]> = {
  strong: [],
  em: [],
  code: [],
  link: ["href"],
}

/** The most characters of a link's address. Browsers and proxies accept addresses of this length. */
export const longestLink = 2_000

/**
 * Whether a block of kind `kind` may be a child of kind `inside`. If `inside` is null, the parent is the note itself.
 */
export function mayStandIn(kind: string, inside: string | null): boolean {
  const child = blockKinds[kind]
  const content = inside === null ? "block*" : blockKinds[inside]?.content
  if (!child || content === undefined) return false
  return content === `${kind}*` || content === `${child.group}*`
}

/** Whether a block of this kind may hold text directly. The note itself, given as null, may not. */
export const holdsText = (kind: string | null): boolean => kind !== null && blockKinds[kind]?.content === "inline*"

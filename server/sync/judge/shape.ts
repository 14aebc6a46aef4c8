import * as Y from "yjs"
import {
  blockKinds,
  holdsText,
  isAllowed,
  linkSchemes,
  longestLink,
  markAttrs,
  maxDepth,
  mayStandIn,
  noteRoot,
} from "../../../shared/document/schema.ts"
import { Ancestry, type ItemPlace } from "./ancestry.ts"
import type { Struct } from "./news.ts"

/** The rule of the note's schema that an update breaks. The refusal names it as its detail. */
export type Breach = "subdocument" | "root" | "kind" | "place" | "attribute" | "mark" | "link" | "depth" | "content"

/**
 * Checks every new struct against the allow-list in shared/document/schema.ts. Returns null if the update follows the
 * list.
 */
export function breachOf(replica: Y.Doc, structs: readonly Struct[]): Breach | null {
  const ancestry = new Ancestry(replica, structs)
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const breach = itemBreach(struct, ancestry.placeOf(struct))
    if (breach) return breach
  }
  return null
}

function itemBreach(item: Y.Item, place: ItemPlace): Breach | null {
  const { content } = item
  if (content instanceof Y.ContentDoc) return "subdocument"
  if (place.kind === "too-deep") return "depth"
  if (place.kind === "other") return "place"
  if (place.kind === "root" && (place.name !== noteRoot || place.key !== null)) return "root"
  if (content instanceof Y.ContentDeleted) return null
  if (content instanceof Y.ContentType) return typeBreach(content.type, place)
  if (content instanceof Y.ContentFormat) return formatBreach(content, place)
  if (content instanceof Y.ContentString) return textual(place) ? null : "place"
  if (content instanceof Y.ContentAny) return attributeBreach(content.arr, place)
  return "content"
}

/** Whether a place may hold text. A text node may. A deleted place may too, because Yjs drops the text there. */
const textual = (place: ItemPlace): boolean => place.kind === "gone" || (place.kind === "text" && place.key === null)

function typeBreach(type: Y.ContentType["type"], place: ItemPlace): Breach | null {
  const text = type instanceof Y.XmlText
  if (!text && !(type instanceof Y.XmlElement)) return "kind"
  if (!text && !Object.hasOwn(blockKinds, type.nodeName)) return "kind"
  if (place.kind === "gone") return null
  if ((place.kind !== "element" && place.kind !== "root") || place.key !== null) return "place"
  const inside = place.kind === "root" ? null : place.tag
  if (place.kind === "element" && !text && place.depth >= maxDepth) return "depth"
  return (text ? holdsText(inside) : mayStandIn(type.nodeName, inside)) ? null : "place"
}

function formatBreach({ key, value }: Y.ContentFormat, place: ItemPlace): Breach | null {
  if (!textual(place)) return "place"
  if (key !== "strong" && key !== "em" && key !== "code" && key !== "link") return "mark"
  const given: unknown = value
  if (given === null || (given === true && key !== "link")) return null
  if (typeof given !== "object" || Array.isArray(given)) return "mark"
  const attrs = Object.entries(given)
  if (attrs.some(([name]) => !markAttrs[key].includes(name))) return "mark"
  return key === "link" && !isSafeLink(attrs.find(([name]) => name === "href")?.[1]) ? "link" : null
}

/**
 * Whether the link has an allowed scheme. The URL parser drops tabs and line ends as a browser does, so "java\nscript:"
 * does not pass.
 */
function isSafeLink(href: unknown): boolean {
  if (typeof href !== "string" || href.length > longestLink) return false
  const url = URL.parse(href)
  return url !== null && linkSchemes.some(scheme => scheme === url.protocol)
}

function attributeBreach(values: readonly unknown[], place: ItemPlace): Breach | null {
  if (place.kind === "gone") return null
  if (place.kind !== "element") return "place"
  if (place.key === null) return "content"
  const attrs = blockKinds[place.tag]?.attrs
  const allowed = attrs && Object.hasOwn(attrs, place.key) ? attrs[place.key] : undefined
  return allowed && values.every(value => isAllowed(allowed, value)) ? null : "attribute"
}

import * as Y from "yjs"
import { maxDepth, noteRoot } from "../../../shared/document/schema.ts"
import type { Struct } from "./news.ts"

/**
 * The place of an item in the note. `key` is the attribute whose value the item is; null if the item is content.
 * `gone`: the parent was deleted.
 */
export type ItemPlace =
  | { kind: "root"; name: string; key: string | null }
  | { kind: "element"; tag: string; depth: number; key: string | null }
  | { kind: "text"; key: string | null }
  | { kind: "gone" | "other" | "too-deep" }

type Type = Y.ContentType["type"]
type Step = { place: ItemPlace } | { neighbour: Y.Item }

/**
 * Finds the parents of items that are not integrated yet. An encoded item names its parent only if it has neither a
 * left nor a right origin. So the search follows the origins through the update and the replica.
 */
export class Ancestry {
  readonly #replica: Y.Doc
  readonly #structs: readonly Struct[]
  /**
   * the update's structs by client, made on first use; a keystroke needs none, because its origins are in the replica
   */
  #byClient: Map<number, Struct[]> | null = null
  readonly #known = new Map<Y.Item, ItemPlace>()

  constructor(replica: Y.Doc, structs: readonly Struct[]) {
    this.#replica = replica
    this.#structs = structs
  }

  placeOf(item: Y.Item, levels = maxDepth + 2): ItemPlace {
    const path: Y.Item[] = []
    let at = item
    let place = this.#known.get(at)
    while (place === undefined) {
      path.push(at)
      const step =
        path.length > this.#structs.length + 1 ? { place: { kind: "other" } as const } : this.#step(at, levels)
      if ("place" in step) place = step.place
      else {
        at = step.neighbour
        place = this.#known.get(at)
      }
    }
    for (const one of path) this.#known.set(one, place)
    return place
  }

  #step(item: Y.Item, levels: number): Step {
    const { parent } = item
    if (parent instanceof Y.AbstractType) return { place: inType(parent, item.parentSub) }
    if (item.origin || item.rightOrigin) {
      const left = item.origin && this.#find(item.origin)
      const right = item.rightOrigin && this.#find(item.rightOrigin)
      const neighbour = left ?? right
      if (left instanceof Y.GC || right instanceof Y.GC || !(neighbour instanceof Y.Item))
        return { place: { kind: "gone" } }
      return { neighbour }
    }
    if (parent instanceof Y.ID) return { place: this.#inItem(parent, item.parentSub, levels) }
    return { place: { kind: "root", name: String(parent), key: item.parentSub } }
  }

  #inItem(id: Y.ID, key: string | null, levels: number): ItemPlace {
    const holder = this.#find(id)
    if (!(holder instanceof Y.Item) || !(holder.content instanceof Y.ContentType)) return { kind: "gone" }
    const { type } = holder.content
    if (holder.parent instanceof Y.AbstractType) return inType(type, key)
    if (levels === 0) return { kind: "too-deep" }
    const outer = this.placeOf(holder, levels - 1)
    if (outer.kind === "gone" || outer.kind === "too-deep") return outer
    if (type instanceof Y.XmlText) return { kind: "text", key }
    const depth = outer.kind === "element" ? outer.depth + 1 : 1
    return type instanceof Y.XmlElement ? { kind: "element", tag: type.nodeName, depth, key } : { kind: "other" }
  }

  #find(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.#replica.store, id.client)) return Y.getItem(this.#replica.store, id)
    const list = (this.#byClient ??= Map.groupBy(this.#structs, struct => struct.id.client)).get(id.client)
    const last = list?.at(-1)
    if (!list || !last || id.clock >= last.id.clock + last.length || id.clock < (list[0]?.id.clock ?? 0)) return null
    return list[Y.findIndexSS(list, id.clock)] ?? null
  }
}

function inType(type: Type, key: string | null): ItemPlace {
  if (type._item === null) return { kind: "root", name: noteRoot, key }
  if (type instanceof Y.XmlText) return { kind: "text", key }
  if (!(type instanceof Y.XmlElement)) return { kind: "other" }
  let depth = 1
  for (let outer = type._item.parent; outer instanceof Y.AbstractType && outer._item; outer = outer._item.parent)
    depth++
  return { kind: "element", tag: type.nodeName, depth, key }
}

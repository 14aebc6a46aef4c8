import { TextSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { compositionOf } from "../../../client/editor/composing/ownComposition.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { type chance, chance as dice } from "../../kit/chance.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { beginsAlone, commit, compose } from "./keyboard.ts"
import { endAfter, noteOf, Side, turn } from "./pair.ts"

type Chance = ReturnType<typeof chance>

/** Replicas whose updates wait until they are let through, each direction in order. */
class Network {
  readonly sides: Side[]
  private readonly ways: { from: Side; to: Side; updates: Uint8Array[] }[] = []

  constructor(sides: Side[]) {
    this.sides = sides
    for (const from of sides)
      for (const to of sides)
        if (from !== to) {
          const way = { from, to, updates: [] as Uint8Array[] }
          this.ways.push(way)
          from.doc.on("update", (update: Uint8Array, origin: unknown) => {
            if (origin !== "network") way.updates.push(update)
          })
        }
  }

  /** Lets some updates of one direction through, as a slow connection does. */
  letThrough({ below }: Chance): void {
    const way = this.ways[below(this.ways.length)]
    for (const update of way?.updates.splice(0, 1 + below(3)) ?? []) Y.applyUpdate(way!.to.doc, update, "network")
  }

  /** Delivers all waiting updates from one replica to another. */
  bring(from: Side, to: Side): void {
    const way = this.ways.find(one => one.from === from && one.to === to)
    for (const update of way?.updates.splice(0) ?? []) Y.applyUpdate(to.doc, update, "network")
  }

  settle(): void {
    for (const { to, updates } of this.ways)
      for (const update of updates.splice(0)) Y.applyUpdate(to.doc, update, "network")
  }
}

const sentences = ["Logs must be kept.", "The operator tells all ports.", "Sellers see less and less."]

/** the keys, and the words that an input method makes of them, in Chinese and in Japanese */
const phrases = [
  ["shuju", "数据"],
  ["baoliu", "保留"],
  ["きろく", "記録"],
] as const

/** The places at which all of them click before the first key. */
const places: Record<string, { paragraphs: string[]; at: number }> = {
  "an empty paragraph": { paragraphs: [""], at: 1 },
  "the end of a paragraph": { paragraphs: ["Data move. ", "Second."], at: 12 },
  "the middle of a word": { paragraphs: ["interest"], at: 6 },
}

/** Yjs puts the lower client id first among words written at one place: the seeds cover each order. */
function open(count: number, paragraphs: string[], seed = 0): Side[] {
  const first = noteOf(...paragraphs)
  const sides = Array.from({ length: count }, (_, n) => {
    const doc = n === 0 ? first : new Y.Doc()
    doc.getXmlFragment(noteRoot)
    if (n > 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
    doc.clientID = 1 + (((seed % 2 ? n : count - 1 - n) + seed) % count)
    return new Side(doc)
  })
  endAfter(...sides)
  return sides
}

test("two people who begin in an empty note at the same moment each keep their words in one piece", () => {
  for (const seed of seeds) {
    const random = dice(seed)
    const sides = open(2, [], seed)
    const network = new Network(sides)
    for (const side of sides) beginsAlone(side)
    const left = sides.map((_, n) => sentences[n]!.split(""))
    while (left.some(letters => letters.length > 0)) {
      const n = random.below(2)
      const letter = random.below(3) > 0 && left[n]?.shift()
      if (letter) sides[n]!.type(letter)
      else network.letThrough(random)
    }
    network.settle()
    for (const { text } of sides) {
      expect(text, `seed ${seed}`).toBe(sides[0]!.text)
      for (const sentence of sentences.slice(0, 2)) expect(text, `seed ${seed}`).toContain(sentence)
    }
  }
})

function composedIn({ view: { state } }: Side): string {
  const words = compositionOf(state)
  return words ? state.doc.textBetween(words.from, words.to) : ""
}

function takeBack({ view }: Side): void {
  const { from } = view.state.selection
  view.dispatch(view.state.tr.delete(from - 1, from))
}

function putCaret({ view }: Side, at: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)))
}

const seeds = Array.from({ length: 12 }, (_, n) => 20_261_126 + n)

describe.each(Object.entries(places))("at %s", (_, { paragraphs, at }) => {
  test.each([2, 3])("the words of each of %i people who type there stay in one piece in every replica", count => {
    for (const seed of seeds) {
      const random = dice(seed)
      const sides = open(count, paragraphs, seed)
      const network = new Network(sides)
      for (const side of sides) putCaret(side, at)
      const left = sides.map((_, n) => sentences[n]!.split(""))
      while (left.some(letters => letters.length > 0)) {
        const n = random.below(count)
        const letter = random.below(3) > 0 && left[n]?.shift()
        if (letter) sides[n]!.type(letter)
        else network.letThrough(random)
      }
      network.settle()
      for (const side of sides) {
        expect(side.text, `seed ${seed}`).toBe(sides[0]!.text)
        expect(side.dom.textContent).toBe(side.text.replaceAll("\n", ""))
        for (const sentence of sentences.slice(0, count)) expect(side.text, `seed ${seed}`).toContain(sentence)
      }
    }
  })

  test("Backspace deletes a letter of the writer's own words, whatever the others wrote there", () => {
    for (const seed of seeds) {
      const random = dice(seed)
      const sides = open(2, paragraphs, seed)
      const network = new Network(sides)
      for (const side of sides) putCaret(side, at)
      // Many equal letters side by side, so that only the caret tells which one is meant.
      const left = ["aaab<aa<b", "aaba<aab<"].map(keys => keys.split(""))
      while (left.some(keys => keys.length > 0)) {
        const n = random.below(2)
        const keyed = random.below(3) > 0 && left[n]?.shift()
        if (!keyed) network.letThrough(random)
        else if (keyed !== "<") sides[n]!.type(keyed)
        else takeBack(sides[n]!)
      }
      network.settle()
      const [a, b] = sides
      expect(a!.text, `seed ${seed}`).toBe(b!.text)
      const [first = ""] = a!.text.split("\n")
      const around = paragraphs[0]!.length - (at - 1)
      expect(["aaaabaabaa", "aabaaaaaab"], `seed ${seed}`).toContain(first.slice(at - 1, first.length - around))
    }
  })

  test("text that somebody else typed there and deleted splits nobody's words", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = dice(seed)
      const sides = open(3, paragraphs, seed)
      const network = new Network(sides)
      for (const side of sides) putCaret(side, at)
      const left = [...sentences.slice(0, 2), "shuju<<<<<baoliu<<<<<<"].map(keys => keys.split(""))
      while (left.some(keys => keys.length > 0)) {
        const n = random.below(3)
        const keyed = random.below(3) > 0 && left[n]?.shift()
        if (!keyed) network.letThrough(random)
        else if (keyed !== "<") sides[n]!.type(keyed)
        else takeBack(sides[n]!)
      }
      network.settle()
      for (const { text } of sides) {
        expect(text, `seed ${seed}`).toBe(sides[0]!.text)
        for (const sentence of sentences.slice(0, 2)) expect(text, `seed ${seed}`).toContain(sentence)
      }
    }
  })

  test("words that an input method composes stay in one piece while others type there", async () => {
    for (const seed of seeds.slice(0, 4)) {
      const random = dice(seed)
      const sides = open(3, paragraphs, seed)
      const network = new Network(sides)
      for (const side of sides) putCaret(side, at)
      const [composer, ...typists] = sides
      composer!.view.focus()
      await turn()
      putCaret(composer!, at)
      const left = typists.map((_, n) => sentences[n]!.split(""))
      const somethingElse = () => {
        const n = random.below(2)
        const letter = random.below(2) > 0 && left[n]?.shift()
        if (letter) typists[n]!.type(letter)
        else network.letThrough(random)
      }
      for (const [spelt, written] of phrases) {
        for (let n = 1; n <= spelt.length; n++) {
          await compose(spelt.slice(0, n))
          // The editor reads the DOM a moment after the input method has written to it.
          await eventually(() => expect(composedIn(composer!)).toBe(spelt.slice(0, n)))
          for (let times = random.below(4); times > 0; times--) somethingElse()
        }
        await commit(written)
      }
      while (left.some(letters => letters.length > 0)) somethingElse()
      network.settle()
      await turn()
      const composed = phrases.map(([, written]) => written).join("")
      for (const side of sides) {
        expect(side.text, `seed ${seed}`).toBe(sides[0]!.text)
        for (const words of [composed, ...sentences.slice(0, 2)]) expect(side.text, `seed ${seed}`).toContain(words)
      }
    }
  })
})

test("a letter typed beside a deleted one attaches to the writer's own letter, so that no word is merged in between later", () => {
  const sides = open(3, ["Data move."], 1)
  const [late, gone, mine] = sides
  expect(sides.map(({ doc }) => doc.clientID)).toEqual([2, 3, 1])
  const network = new Network(sides)
  for (const side of sides) putCaret(side, 11)
  late!.type("L")
  mine!.type("Te")
  gone!.type("x")
  network.bring(gone!, mine!)
  takeBack(gone!)
  network.bring(gone!, mine!)
  mine!.type("n")
  network.settle()
  for (const { text } of sides) expect(text).toBe("Data move.TenL")
})

test("a block that Enter makes has its text node from the start, so that two people who begin in it write in one", () => {
  const [side] = open(1, ["Data move."])
  putCaret(side!, 11)
  side!.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }))
  const blocks = side!.doc.getXmlFragment(noteRoot).toArray() as Y.XmlElement[]
  expect(blocks.map(block => block.toArray().length)).toEqual([1, 1])
})

import { signal } from "@preact/signals-core"
import type { Lang } from "../../shared/model/terms.ts"

/** The number of colours for people in client/styles/tokens.css. */
const palette = 8

interface Person {
  id: string
  name: string
  lang: Lang
}

interface Known {
  places: ReadonlyMap<string, number>
  languages: ReadonlyMap<string, Lang>
}

const known = signal<Known>({ places: new Map(), languages: new Map() })

/** Remembers the people of the panel that this page shows, in the roster's order. */
export function knowRoster(people: readonly Person[]): void {
  const { places, languages } = known.peek()
  const isSame = people.every(({ id, name, lang }, n) => places.get(id) === n && languages.get(name) === lang)
  if (isSame && people.length === places.size) return
  known.value = {
    places: new Map(people.map(({ id }, n) => [id, n])),
    languages: new Map(people.map(({ name, lang }) => [name, lang])),
  }
}

/**
 * Returns the number of a person's colour, the same on each page and for each reader. People on the roster get
 * different colours, in the roster's order, while there are enough colours. The colour of a person who is not on the
 * roster depends on their id.
 */
export function colourOf(id: string): number {
  const place = known.value.places.get(id)
  if (place !== undefined) return place % palette
  let sum = 0
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521
  return sum % palette
}

/**
 * Returns the DOM language of a name, or null if the name is in no East Asian script. The script decides, never the
 * reader's language, so that a Japanese name keeps its glyphs on a Chinese page. A name in Han characters is Japanese
 * if more of them are used only in Japan than only in mainland China, and Chinese in the opposite case. If the numbers
 * are equal, the person's own language decides.
 */
export function nameLang(name: string): string | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)) return "ja"
  if (/\p{Script=Hangul}/u.test(name)) return "ko"
  const han = name.match(/\p{Script=Han}/gu)
  if (!han) return null
  const { japanese, simplified } = standards()
  const only = (these: ReadonlySet<string>, others: ReadonlySet<string>) =>
    han.filter(char => these.has(char) && !others.has(char)).length
  const difference = only(japanese, simplified) - only(simplified, japanese)
  if (difference !== 0) return difference > 0 ? "ja" : "zh-CN"
  const own = [...known.value.languages].find(([one]) => name.startsWith(one))?.[1]
  return own === "ja" ? "ja" : own === "zh" ? "zh-CN" : "und-Hani"
}

interface Standards {
  japanese: ReadonlySet<string>
  simplified: ReadonlySet<string>
}

let read: Standards | null = null

/**
 * The characters of JIS X 0208 and of GB 2312, as the browser decodes them. Decoding takes about 20 ms, so it is done
 * only at the first name in Han characters.
 */
function standards(): Standards {
  read ??= { japanese: decoded("euc-jp", 0xb0, 0xf4), simplified: decoded("gbk", 0xb0, 0xf7) }
  return read
}

function decoded(encoding: string, first: number, last: number): Set<string> {
  const decoder = new TextDecoder(encoding)
  const chars = new Set<string>()
  for (let row = first; row <= last; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) chars.add(decoder.decode(new Uint8Array([row, cell])))
  return chars
}

import type { Topic } from "../../fold/state.ts"

const alphabet = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

/**
 * The first letter that is neither a topic's nor in `others`, the letters of topics not yet saved. AA, AB and so on
 * follow Z.
 */
export function freeLetter(topics: Readonly<Record<string, Topic>>, others: readonly string[] = []): string {
  const taken = new Set([...Object.values(topics).map(({ letter }) => letter), ...others])
  const pairs = alphabet.flatMap(first => alphabet.map(second => first + second))
  return [...alphabet, ...pairs].find(letter => !taken.has(letter)) ?? "ZZZ"
}

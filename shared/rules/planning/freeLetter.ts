import type { Topic } from "../../fold/state.ts"

const alphabet = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

/** The first letter that no topic has or is about to get. After Z follow AA, AB and so on. */
export function freeLetter(topics: Readonly<Record<string, Topic>>, others: readonly string[] = []): string {
  const taken = new Set([...Object.values(topics).map(({ letter }) => letter), ...others])
  const pairs = alphabet.flatMap(first => alphabet.map(second => first + second))
  return [...alphabet, ...pairs].find(letter => !taken.has(letter)) ?? "ZZZ"
}

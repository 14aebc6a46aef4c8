/** An id may begin with a hyphen, which parseArgs would take for an option: a value is tied to the option before it. */
export function tied(words: readonly string[], takesValue: (option: string) => boolean): string[] {
  const tiedTo = (word: string | undefined) => word?.startsWith("--") === true && takesValue(word.slice(2))
  return words.flatMap((word, n) => {
    if (tiedTo(words[n - 1])) return []
    const value = words[n + 1]
    return tiedTo(word) && value !== undefined ? [`${word}=${value}`] : [word]
  })
}

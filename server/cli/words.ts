/**
 * An id may begin with a hyphen, which parseArgs would take for an option: a value is tied to the option before it, and
 * what follows a command without options is no option.
 */
export function tied(words: readonly string[], takesValue: (option: string) => boolean): string[] {
  const [command, ...rest] = words
  if (command === "compact" && !rest.includes("--help")) return [command, "--", ...rest]
  const tiedTo = (word: string | undefined) => word?.startsWith("--") === true && takesValue(word.slice(2))
  return words.flatMap((word, n) => {
    if (tiedTo(words[n - 1])) return []
    const value = words[n + 1]
    return tiedTo(word) && value !== undefined ? [`${word}=${value}`] : [word]
  })
}

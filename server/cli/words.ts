/**
 * Joins each option that takes a value with the next argument, as `--option=value`. Otherwise `parseArgs` would read an
 * id that begins with a hyphen as an option. The topic of `compact` is placed after `--` for the same reason.
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

/** The same person has the same one of eight colours on every page: it follows from the id alone. */
export function personColour(member: string): string {
  let sum = 0
  for (const letter of member) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973
  return `var(--person-${sum % 8})`
}

/** Latin names give two letters, names in Han characters or kana their family name's first character. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = "", second = ""] = words
  const head = firstGrapheme(first)
  return /^\p{Script=Latin}/u.test(head) ? (head + firstGrapheme(second)).toUpperCase() : head
}

function firstGrapheme(text: string): string {
  for (const { segment } of new Intl.Segmenter().segment(text)) return segment
  return ""
}

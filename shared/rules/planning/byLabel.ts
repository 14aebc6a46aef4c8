/**
 * Compares labels of statements, or letters of topics: A before B, Z before AA, A-2 before A-10. A statement's label is
 * its topic's letter and its number in that topic.
 */
export function byLabel(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)]
  return (
    one.letter.length - other.letter.length ||
    Number(one.letter > other.letter) - Number(one.letter < other.letter) ||
    one.number - other.number
  )
}

const parts = (label: string) => {
  const [letter = "", number = "0"] = label.split("-")
  return { letter, number: Number(number) }
}

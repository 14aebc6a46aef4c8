/**
 * Control characters that no document may hold, and lone surrogates, which are not text. Tabs and line ends stay; each
 * format writes them in its own way.
 */
const unfit = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** Characters that change the direction of the text around them, which could show a sentence in another order. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g

const opening = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/

/** The most marks that may follow one letter; no language writes more, and a thousand of them cover other lines. */
const mostMarks = 16
const marks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu")

/**
 * Returns a text that cannot break the document around it. Control characters are left out, and marks that pile up on
 * one letter are cut. A text that changes the direction of writing is isolated, so that the change ends with it.
 */
export function fit(text: string): string {
  const clean = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(unfit, "").replace(marks, "$1")
  return opening.test(clean) ? `\u2068${balanced(clean)}\u2069` : clean
}

/** Ends every change of direction that a text begins, and drops the ends of changes that it did not begin. */
function balanced(text: string): string {
  const open: string[] = []
  const kept = text.replace(directions, one => {
    if (opening.test(one)) {
      open.push(one >= "\u2066" ? "\u2069" : "\u202c")
      return one
    }
    if (open.at(-1) !== one) return ""
    open.pop()
    return one
  })
  return kept + open.toReversed().join("")
}

/** Whether an address may be a link in a file: http, https and mailto. */
export const isLinkable = (href: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(href)

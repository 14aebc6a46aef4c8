/**
 * The kinds of pasted content that a note leaves out, because the note cannot hold it or the source marks it as
 * deleted.
 */
export const leftOutParts = [
  "pictures",
  "footnotes",
  "comments",
  "deletions",
  "merged",
  "embedded",
  "cellPictures",
] as const
export type LeftOut = (typeof leftOutParts)[number]

/** The targets of links to a footnote and back, as Word, Google Docs, LibreOffice and Wikipedia write them. */
const noteLink = /#(_ftn|_edn|ftnt|sdfootnote|sdendnote|cite_note|fn:?)(ref|_ref)?[-:\d]/
const commentLink = /#(_msocom|cmnt)(_ref)?_?\d/

const embedded = "video, audio, iframe, object, embed, canvas, form, input, select, textarea, button"

/** Removes the content that a note leaves out, and returns the kinds that it removed. */
export function removeUnkept(body: HTMLElement): Set<LeftOut> {
  const left = new Set<LeftOut>()
  const remove = (part: LeftOut, elements: Iterable<Element>) => {
    for (const element of elements) {
      if (!element.isConnected) continue
      left.add(part)
      const around = element.closest("p")
      element.remove()
      if (around && isBlank(around)) around.remove()
    }
  }
  const styled = (pattern: RegExp) =>
    [...body.querySelectorAll("[style]")].filter(({ attributes }) =>
      pattern.test(attributes.getNamedItem("style")?.value ?? ""),
    )
  const linked = (pattern: RegExp) => [...body.querySelectorAll("a[href]")].filter(link => pattern.test(hrefOf(link)))

  remove("deletions", [...body.querySelectorAll("del, .msoDel"), ...styled(/mso-[a-z-]*deleted/i)])
  remove("comments", [
    ...styled(/mso-element:\s*comment/i),
    ...body.querySelectorAll(".MsoCommentReference, .MsoCommentText"),
  ])
  remove("comments", linked(commentLink).map(withSup))
  remove("footnotes", styled(/mso-element:\s*(foot|end)note/i))
  const marks = linked(noteLink)
  remove(
    "footnotes",
    marks.filter(isOfNote).map(link => link.closest("div, li, p") ?? link),
  )
  remove("footnotes", marks.map(withSup))
  for (const picture of body.querySelectorAll("img[alt]")) {
    const { value } = picture.attributes.getNamedItem("alt") ?? { value: "" }
    if (/^\p{Emoji_Presentation}\p{Emoji}*$/u.test(value)) picture.replaceWith(value)
  }
  remove("pictures", body.querySelectorAll("img, picture, svg"))
  remove("embedded", body.querySelectorAll(embedded))
  return left
}

const hrefOf = (link: Element): string => link.getAttribute("href") ?? ""

/** True if a link is at the start of a footnote and leads back to the main text. */
const isOfNote = (link: Element): boolean =>
  /ref|sd(foot|end)note\d+anc/.test(hrefOf(link)) && !/ref|anc$/.test(link.getAttribute("name") ?? link.id)

function withSup(link: Element): Element {
  const sup = link.closest("sup")
  return sup && sup.textContent === link.textContent ? sup : link
}

/** True if an element is blank. In Word's HTML a blank paragraph contains a no-break space. */
export const isBlank = (element: Element): boolean =>
  !element.textContent?.trim() && !element.querySelector("img, svg, br + br")

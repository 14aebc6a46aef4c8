import type { RecordCard } from "../../shared/contract/queries/recordCards.ts"

type Child = Node | string

/** Makes an element whose texts are texts and never markup, so that no word of a record can run anything. */
export function part(tag: string, attributes: Readonly<Record<string, string>>, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** Shows a record: what it is called, its level, its wording in each language, and what was said against it. */
export function cardOf(card: RecordCard, address: string): HTMLElement {
  const { texts, dissents, words } = card
  const link = part("a", { part: "link", href: address, target: "_top", rel: "noopener" }, words.open)
  return part(
    "article",
    { part: "card", lang: card.lang },
    part("p", { class: "quiet" }, `${card.workspace} · ${card.topic}`),
    part("h3", { part: "title" }, card.title, " ", part("span", { part: "level", class: "level" }, card.stands)),
    part(
      "div",
      { class: "texts" },
      ...texts.map(({ tag, title, text }) =>
        part(
          "section",
          { lang: tag },
          part("p", { class: "quiet" }, title),
          part("p", { part: "text", dir: "auto" }, text),
        ),
      ),
    ),
    ...(dissents.length === 0
      ? []
      : [
          part("h4", {}, words.dissents),
          ...dissents.map(({ by, tag, text }) =>
            part(
              "figure",
              { part: "dissent" },
              part("figcaption", { class: "quiet" }, by),
              part("blockquote", { lang: tag, dir: "auto" }, text),
            ),
          ),
        ]),
    part("p", { class: "foot" }, part("span", { class: "quiet" }, `${card.day} · `), link),
  )
}

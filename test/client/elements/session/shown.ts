import type { LitElement } from "lit"

/** Puts an element on the page with these properties, and waits until it and all inside it have rendered. */
export async function shown<E extends LitElement>(element: E, given: Partial<E>): Promise<E> {
  Object.assign(element, given)
  document.body.append(element)
  await settled(element)
  return element
}

export async function settled(element: LitElement): Promise<void> {
  await element.updateComplete
  for (const child of element.renderRoot.querySelectorAll<LitElement>("*"))
    if ("updateComplete" in child) await settled(child)
}

/** The visible buttons of an element and of those inside it. */
export const allButtons = (root: ParentNode): HTMLButtonElement[] =>
  [...root.querySelectorAll("*")].flatMap(one => [
    ...(one instanceof HTMLButtonElement ? [one] : []),
    ...(one.shadowRoot ? allButtons(one.shadowRoot) : []),
  ])
export const words = (element: LitElement) => element.renderRoot.textContent?.replace(/\s+/g, " ") ?? ""
/** The acts that an element offers; buttons that copy a picture or a link are left out. */
export const buttons = (element: LitElement) =>
  allButtons(element.renderRoot)
    .filter(one => !isInTools(one))
    .map(one => one.textContent?.trim())

const isInTools = (one: Element): boolean => {
  const root = one.getRootNode()
  return root instanceof ShadowRoot && ["plenary-chart-tools", "plenary-copy-link"].includes(root.host.localName)
}
export const press = (element: LitElement, name: string) => {
  const found = allButtons(element.renderRoot).find(one => one.textContent?.trim() === name)
  if (!found) throw new Error(`there is no button ${name}: ${buttons(element).join(" · ")}`)
  found.click()
}

/** All text of an element and of those inside it. */
export const allWords = (element: LitElement): string => textIn(element.renderRoot).replace(/\s+/g, " ").trim()

export const textIn = (node: Node): string =>
  [...node.childNodes]
    .map(child => {
      if (child instanceof HTMLStyleElement) return ""
      if (child instanceof Element && child.shadowRoot) return ` ${textIn(child.shadowRoot)} ${textIn(child)} `
      return child instanceof Text ? child.data : textIn(child)
    })
    .join("")

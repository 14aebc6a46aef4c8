import { sitePath } from "./site.ts"

const attributeOf = (element: Element): "href" | "action" | null => {
  if (element instanceof HTMLAnchorElement) return "href"
  return element instanceof HTMLFormElement ? "action" : null
}

/** The addresses that were written here, so that each is completed once. */
const written = new WeakMap<Element, string>()

function complete(element: Element): void {
  const name = attributeOf(element)
  const address = name && element.getAttribute(name)
  if (!name || !address?.startsWith("/") || address.startsWith("//") || written.get(element) === address) return
  written.set(element, sitePath + address)
  element.setAttribute(name, sitePath + address)
}

const completeIn = (root: ParentNode): void => {
  for (const element of root.querySelectorAll('a[href^="/"], form[action^="/"]')) complete(element)
}

/**
 * Completes the addresses of links and forms with the site's path, in the document and in every shadow root, when an
 * element is rendered or an address changes. It is loaded only where the site is below a path, before the first page is
 * rendered.
 */
export function completeAddresses(): void {
  const observer = new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes" && target instanceof Element) complete(target)
      for (const added of addedNodes) {
        if (!(added instanceof Element)) continue
        complete(added)
        completeIn(added)
      }
    }
  })
  const follow = (root: Document | ShadowRoot): void => {
    completeIn(root)
    observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "action"] })
  }
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function attachFollowed(this: Element, init) {
    const root = attach.call(this, init)
    follow(root)
    return root
  }
  follow(document)
}

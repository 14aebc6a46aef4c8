/** F6 goes from region to region, Shift+F6 back; "?" outside text lists the keys. Neither is seen by anyone else. */
export function listenToKeys(host: HTMLElement, help: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "F6") {
      event.preventDefault()
      nextRegion(host, event.shiftKey ? -1 : 1)
    } else if (event.key === "?" && !isText(event.composedPath()[0])) help()
  }
  addEventListener("keydown", pressed)
  return () => removeEventListener("keydown", pressed)
}

function nextRegion(host: HTMLElement, step: 1 | -1): void {
  const regions = [...host.querySelectorAll<HTMLElement>("[data-region]")].filter(({ offsetParent }) => offsetParent)
  const at = regions.findIndex(region => region.contains(document.activeElement))
  regions[(at + step + regions.length) % regions.length]?.focus()
}

const isText = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))

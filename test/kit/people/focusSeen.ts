import type { Page } from "playwright"

/**
 * The thresholds of a visible focus. With and without focus, the pixels around the control must differ by at least this
 * much.
 */
const least = {
  /** the contrast by which a pixel must become lighter or darker (WCAG 1.4.11) */
  contrast: 3,
  /** the number of such pixels, as a share of the length of the focused element's outline */
  outline: 0.25,
}

/**
 * Returns null if the pixels around the focused control show the focus; otherwise the control's name and the number of
 * changed pixels.
 */
export async function unseenFocus(page: Page): Promise<string | null> {
  const at = await page.evaluate(standsWhere)
  if (!at) return null
  const withFocus = await page.screenshot({ clip: at.clip, caret: "initial" })
  await page.evaluate(() => {
    const { focusSeen } = window
    focusSeen?.blur()
  })
  const without = await page.screenshot({ clip: at.clip, caret: "initial" })
  await page.evaluate(() => window.focusSeen?.focus({ focusVisible: true, preventScroll: true }))
  const changed = await changedPixels(page, withFocus, without)
  return changed >= at.outline * least.outline
    ? null
    : `${at.name}: ${changed} pixels of ${Math.round(at.outline)} along its outline change`
}

declare global {
  interface Window {
    focusSeen?: HTMLElement | undefined
  }
}

/** Runs in the page: returns the part of the screen that shows the focused control, or its label or row. */
function standsWhere() {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return null
  window.focusSeen = at
  let marked: Element = at
  for (let one: Element | null = at, n = 0; one && n < 3; one = one.parentElement, n++) {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one)
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 1 || opacity === "0") continue
    marked = one
    break
  }
  const box = marked.getBoundingClientRect()
  const around = 6
  const left = Math.max(0, box.left - around)
  const top = Math.max(0, box.top - around)
  const width = Math.min(innerWidth, box.right + around) - left
  const height = Math.min(innerHeight, box.bottom + around) - top
  if (width < 2 || height < 2) return null
  const name = at.getAttribute("aria-label") ?? at.textContent?.replace(/\s+/g, " ").trim().slice(0, 40)
  const root = at.getRootNode()
  return {
    clip: { x: left, y: top, width, height },
    outline: 2 * (Math.min(box.width, width) + Math.min(box.height, height)),
    name: `${root instanceof ShadowRoot ? `${root.host.localName} ` : ""}${at.localName} “${name}”`,
  }
}

/**
 * Counts the changed pixels on a blank page of the same browser, which can decode pictures and has no content policy.
 */
async function changedPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const blanks = page
    .context()
    .pages()
    .filter(open => open !== page && open.url() === "about:blank")
  const blank = blanks[0] ?? (await page.context().newPage())
  const pictures = [one, other].map(picture => picture.toString("base64"))
  return blank.evaluate(
    async ({ pictures: [first = "", second = ""], contrast }) => {
      const a = await pixels(first)
      const b = await pixels(second)
      let count = 0
      for (let n = 0; n < a.length; n += 4) {
        const x = lightness(a, n) + 0.05
        const y = lightness(b, n) + 0.05
        if (Math.max(x, y) / Math.min(x, y) >= contrast) count += 1
      }
      return count

      async function pixels(base64: string) {
        const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
        const drawing = new OffscreenCanvas(image.width, image.height).getContext("2d")
        drawing?.drawImage(image, 0, 0)
        return drawing?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
      }
      function lightness(data: Uint8ClampedArray, n: number) {
        const [r = 0, g = 0, blue = 0] = [0, 1, 2].map(channel => {
          const share = (data[n + channel] ?? 0) / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r + 0.7152 * g + 0.0722 * blue
      }
    },
    { pictures, contrast: least.contrast },
  )
}

/** The CSS properties that a copied picture needs as attributes, because the page's style sheets do not apply to it. */
const styles = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const

const svgNamespace = "http://www.w3.org/2000/svg"
const margin = 12

/**
 * Turns a chart into a complete SVG file with a title, its size, the page's background and the colours that the page
 * shows.
 */
export function standalone(shown: SVGSVGElement): { text: string; width: number; height: number } {
  const box = shown.viewBox.baseVal
  const { width, height } = box && box.width > 0 ? box : shown.getBoundingClientRect()
  const copy = shown.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error("a copy of a picture is a picture")
  dress(shown, copy)
  for (const name of ["class", "style", "role", "aria-label"]) copy.removeAttribute(name)
  copy.setAttribute("x", String(margin))
  copy.setAttribute("y", String(margin))
  copy.setAttribute("width", String(width))
  copy.setAttribute("height", String(height))
  const outer = document.createElementNS(svgNamespace, "svg")
  const size = { width: width + 2 * margin, height: height + 2 * margin }
  outer.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`)
  outer.setAttribute("width", String(size.width))
  outer.setAttribute("height", String(size.height))
  const title = document.createElementNS(svgNamespace, "title")
  title.textContent = shown.getAttribute("aria-label")
  const paper = document.createElementNS(svgNamespace, "rect")
  paper.setAttribute("width", "100%")
  paper.setAttribute("height", "100%")
  paper.setAttribute("fill", paperBehind(shown))
  outer.append(title, paper, copy)
  return { text: new XMLSerializer().serializeToString(outer), ...size }
}

function dress(shown: Element, copy: Element): void {
  const computed = getComputedStyle(shown)
  for (const style of styles) {
    const value = computed.getPropertyValue(style)
    if (value && !copy.getAttribute(style)?.startsWith("url(")) copy.setAttribute(style, value)
  }
  copy.removeAttribute("class")
  for (const [n, child] of [...shown.children].entries()) {
    const twin = copy.children[n]
    if (twin) dress(child, twin)
  }
}

/** Returns the page's background behind the picture: the colour of the nearest ancestor that is not transparent. */
function paperBehind(shown: Element): string {
  let at: Element | null = shown
  while (at) {
    const { backgroundColor } = getComputedStyle(at)
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor
    const root: Node = at.getRootNode()
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  return "#fff"
}

/** Returns a chart as a PNG file, at twice the chart's size. */
export async function pixels(shown: SVGSVGElement): Promise<Blob> {
  const { text, width, height } = standalone(shown)
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await picture.decode()
  const canvas = document.createElement("canvas")
  canvas.width = Math.ceil(width * 2)
  canvas.height = Math.ceil(height * 2)
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/png"))
  if (!blob) throw new Error("the picture could not be drawn")
  return blob
}

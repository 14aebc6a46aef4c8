import type { Logo } from "../../../commands/host/faces.ts"
import { pictureIn } from "../files/pictureSize.ts"

/** The most bytes of a logo: every page of the server loads it. */
export const mostLogoBytes = 200_000
/** The most pixels of a side. */
const longestSide = 2_000

/**
 * Recognizes a logo by its bytes: a PNG, or an SVG that only draws. Null for every other file. An SVG is refused, and
 * not repaired, if it has anything by which it could run or fetch something (DOMAIN HS3).
 */
export async function logoIn(bytes: Buffer): Promise<Logo["type"] | null> {
  const content = { size: bytes.length, read: async (at: number, n: number) => bytes.subarray(at, at + n) }
  const picture = await pictureIn(content)
  if (picture) {
    const { type, width, height } = picture
    const isShown = Math.min(width, height) > 0 && Math.max(width, height) <= longestSide
    return type === "image/png" && isShown ? type : null
  }
  return isDrawing(bytes) ? "image/svg+xml" : null
}

/** The elements of an SVG that draw. All others are refused, such as scripts, styles, animations and foreign content. */
const drawing: ReadonlySet<string> = new Set(
  "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan lineargradient radialgradient stop clippath mask pattern".split(
    " ",
  ),
)

/**
 * Matches a tag with its attributes. A quoted value may contain the sign that ends a tag. The name ends at a sign that is
 * in no name, so that a long name is tried once.
 */
const tag = /<\/?([^\s<>/"'=]+)(?=[\s/>])((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>/g

/** Leaves out comments. One that does not end stays, and is refused. Each character is looked at once. */
function withoutComments(text: string): string {
  let kept = ""
  let at = 0
  for (let from = text.indexOf("<!--"); from >= 0; from = text.indexOf("<!--", at)) {
    const end = text.indexOf("-->", from + 4)
    if (end < 0) break
    kept += text.slice(at, from)
    at = end + 3
  }
  return kept + text.slice(at)
}

function isDrawing(bytes: Buffer): boolean {
  const text = new TextDecoder("utf-8", { fatal: false }).decode(bytes).trim()
  if (text.includes("\uFFFD") || text.includes("\0")) return false
  const body = withoutComments(text.replace(/^\uFEFF?<\?xml [^<>]*\?>/, "")).trim()
  if (!/^<svg[\s>]/i.test(body) || !/<\/svg>$|\/>$/i.test(body)) return false
  // document types, processing instructions and sections of characters are the ways around the checks below
  if (/<[!?]/.test(body) || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(body)) return false
  // a "<" that begins no tag would hide from the checks of tags what follows it
  if (body.replaceAll(tag, "").includes("<")) return false
  return [...body.matchAll(tag)].every(
    ([, name = "", attributes = ""]) => drawing.has(name.toLowerCase()) && isHarmless(attributes),
  )
}

/** Whether attributes neither run nor fetch anything. References may only name a part of the same file. */
function isHarmless(attributes: string): boolean {
  // a character reference could spell a script's address
  if (/&#/.test(attributes) || /[\s/"']on[a-z]+\s*=/i.test(attributes) || /[\s/"']style\s*=/i.test(attributes))
    return false
  const references = [...attributes.matchAll(/(?:href|src)\s*=\s*(["']?)([^"'\s>]*)/gi)]
  if (!references.every(([, , to = ""]) => to.startsWith("#"))) return false
  return [...attributes.matchAll(/url\(\s*["']?([^)"']*)/gi)].every(([, to = ""]) => to.startsWith("#"))
}

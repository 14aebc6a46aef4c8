import { describe, expect, test } from "vitest"
import { logoIn } from "../../../../server/http/routes/host/logoFile.ts"

const typeOf = (svg: string) => logoIn(Buffer.from(svg))
const drawing = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`

describe("a drawing as a logo", () => {
  test.each([
    ['<path d="M0 0h9"/>'],
    ['<g id="a &gt; b"><rect width="9" height="9"/></g>'],
    ['<title>One > two</title><circle r="4"/>'],
    ['<defs><path id="a" d="M0 0"/></defs><use href="#a"/>'],
    ["<rect fill='url(#a)'/>"],
    ["<!-- one --><rect/><!-- <script> --><rect/>"],
  ])("is taken if it only draws: %s", async inside => {
    expect(await typeOf(drawing(inside))).toBe("image/svg+xml")
  })

  test.each([
    ["<script>alert(1)</script>"],
    ['<rect onload="alert(1)"/>'],
    ['<rect id=">" onload="alert(1)"/>'],
    [`<rect id='>' onload="alert(1)"/>`],
    ['<rect id=">" style="background: url(https://thief.example/)"/>'],
    ['<use id=">" href="https://thief.example/a.svg#a"/>'],
    ['<use xlink:href="data:image/svg+xml,x"/>'],
    ['<rect id=">" fill="url(https://thief.example/a)"/>'],
    ["<foreignObject><p>words</p></foreignObject>"],
    ['<a href="#x"><rect/></a>'],
    ["<![CDATA[<script>alert(1)</script>]]>"],
    ['<rect id="'],
    ["<rect/><"],
  ])("is refused if it could run or fetch something, or is no whole file: %s", async inside => {
    expect(await typeOf(drawing(inside))).toBeNull()
  })

  test("of a size that is allowed is looked through once, whatever stands in it", async () => {
    // a check that began anew at each letter would take minutes
    expect(await typeOf(`<svg><${"a".repeat(190_000)}</svg>`)).toBeNull()
    for (const part of ["<!--", "<!-- -", "<!--->", "<", "<a ", "url(", 'href="', " on", "<?xml "])
      expect(await typeOf(drawing(part.repeat(Math.floor(190_000 / part.length))))).not.toBe("image/png")
  })
})

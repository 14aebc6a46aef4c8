import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { families, fontFolders, letterFamilies } from "../../../../server/papers/pdf/fonts.ts"
import { createPdfs, type PdfLimits, pdfLimits } from "../../../../server/papers/pdf/pdfs.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { languages } from "../../../../shared/model/terms.ts"
import type { PaperBlock } from "../../../../shared/papers/paper.ts"
import { until } from "../../../kit/clocks/until.ts"
import { png, webp } from "../../../kit/sampleFiles.ts"
import { paperOf, said } from "./paperOf.ts"
import { coloursOf, fontsOf, imagesOf, infoOf, joined, structureOf, textOf } from "./pdftext.ts"

const root = join(import.meta.dirname, "../../../..")
const given = {
  program: join(root, "server/papers/pdf/typesetting.ts"),
  template: join(root, "server/papers/pdf/paper.typ"),
  folders: fontFolders(null),
  families,
  letters: letterFamilies,
}
const within = (limits: Partial<PdfLimits>) => createPdfs({ ...given, limits: { ...pdfLimits, ...limits } })
const pdfs = createPdfs(given)
const never = new AbortController().signal

async function made(blocks: PaperBlock[], rest = {}): Promise<Buffer> {
  const set = await pdfs.set({ paper: paperOf(blocks, rest) }, never)
  if (!Buffer.isBuffer(set)) throw new Error(set.refuse.code)
  return set
}

/** The processes of this one that set papers. */
const setting = () => {
  const { stdout } = spawnSync("ps", ["--ppid", String(process.pid), "-o", "pid=,stat=,args="])
  return stdout
    .toString()
    .split("\n")
    .filter(line => line.includes("typesetting") && !/^\s*\d+\s+Z/.test(line))
}

const long = () => Array.from({ length: 6_000 }, (_, n) => said(`${n} `.repeat(200)))

test("a paper is a tagged A4 file after PDF/UA-1 with the title, the foot and the fonts of each language", async () => {
  const pdf = await made([
    { kind: "heading", level: 2, runs: [{ text: "Wording" }] },
    {
      kind: "columns",
      columns: [
        { lang: "en", title: "English", blocks: [said("The ports stay open.")] },
        { lang: "zh", title: "中文", blocks: [said("港口保持开放。")] },
        { lang: "ja", title: "日本語", blocks: [said("港は開いたままとする。")] },
      ],
    },
    { kind: "break" },
    said("Second page"),
  ])
  const text = textOf(pdf)
  for (const words of ["Ports stay open", "The ports stay open.", "港口保持开放。", "港は開いたままとする。"])
    expect(joined(text)).toContain(joined(words))
  expect(text).toContain("Panel on ports · CR-3")
  expect(text).toContain("2026-11-27 · ABCDEFGHIJKLMNOPQRST…")
  expect(text.match(/Verify a bundle at https:\/\/panel\.example\.org\/verify/g)).toHaveLength(2)
  expect(textOf(await made([said("x")], { meta: { ...paperOf([]).meta, hash: null } }))).not.toContain("/verify")
  expect(joined(text)).toMatch(/1\/2.*2\/2/)
  const info = infoOf(pdf)
  for (const line of [/Title: +Ports stay open/, /Tagged: +yes/, /Pages: +2/, /Page size: .*A4/])
    expect(info).toMatch(line)
  expect(pdf.toString("latin1")).toMatch(/pdfuaid:part|pdfuaid/)
  const fonts = fontsOf(pdf)
  expect(fonts).toMatch(/NotoSansHans\S* +CID Type 0C +Identity-H +yes yes yes/)
  expect(fonts).toMatch(/NotoSansJP\S* +CID Type 0C +Identity-H +yes yes yes/)
})

/** Letters of names, which fonts made for Chinese and Japanese lack: they put them together from parts that do not fit. */
const names = [
  "Łukasz Žižek-Ğüneş (ığşİ) Őrsi Ştefan Țuțea Đặng Nguyễn Þórður Åsa Ŵyn",
  "Γιώργος Αγγελόπουλος Ἀθηνᾶ",
  "Юрій Їжакевич Ђорђевић Әлия Өмір",
  "김철수 이영희",
]

test.each([...languages])(
  "names in Latin, Greek, Cyrillic and Hangul letters are set whole in a paper in %s",
  async lang => {
    const pdf = await made(names.map(said), { lang })
    expect(textOf(pdf).normalize("NFC")).toEqual(expect.stringContaining("Łukasz Žižek-Ğüneş"))
    for (const name of names) expect(joined(textOf(pdf))).toContain(joined(name))
    const letters = fontsOf(pdf)
      .split("\n")
      .filter(line => line.includes("NotoSans-"))
    expect(letters.length).toBeGreaterThan(0)
    expect(fontsOf(pdf)).toMatch(/NotoSans(?:Korean|KR|CJK)/)
    expect(pdf.toString("latin1")).toMatch(/pdfuaid/)
  },
)

test("characters that no font has are named before the paper is taken, and boxes are said on it", async () => {
  const paper = paperOf([said("The sign 𓀀 and again 𓀀 and 𓁐")])
  expect(await pdfs.set({ paper }, never)).toEqual(refuse("characters-missing", { characters: "𓀀 𓁐" }))
  const boxed = await pdfs.set({ paper, boxes: true }, never)
  if (!Buffer.isBuffer(boxed)) throw new Error(boxed.refuse.code)
  expect(joined(textOf(boxed))).toContain(joined("printed as empty boxes"))
  expect(infoOf(boxed)).toMatch(/Tagged: +yes/)
  expect(textOf(await made([said("x")]))).not.toContain("empty boxes")
})

test("the process gets nothing of the server's environment, which holds secrets", async () => {
  process.env["SMTP_URL"] = "smtp://user:hidden-word@127.0.0.1"
  const cancel = new AbortController()
  const set = pdfs.set({ paper: paperOf(long()) }, cancel.signal).catch(() => "cancelled")
  await expect.poll(() => setting().length).toBe(1)
  const [pid = ""] = (setting()[0] ?? "").trim().split(" ")
  expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("")
  cancel.abort()
  expect(await set).toBe("cancelled")
  delete process.env["SMTP_URL"]
})

test("every kind of block is set, and a heading leaves no level out", async () => {
  const pdf = await made([
    { kind: "heading", level: 4, runs: [{ text: "Deep heading" }] },
    { kind: "note", runs: [{ text: "Superseded by CR-4" }] },
    {
      kind: "list",
      ordered: true,
      items: [[said("first item")], [{ kind: "list", ordered: false, items: [[said("inner")]] }]],
    },
    {
      kind: "table",
      caption: "Positions",
      head: [
        { runs: [{ text: "Side" }], header: "col" },
        { runs: [{ text: "For" }], header: "col" },
      ],
      rows: [[{ runs: [{ text: "North" }], header: "row" }, { runs: [{ text: "5" }] }], [{ runs: [] }]],
    },
    { kind: "table", caption: "", head: [], rows: [] },
    { kind: "definitions", pairs: [{ term: "Level", of: [said("consensus"), said("of all")] }] },
    { kind: "quotation", lang: "ja", blocks: [said("賛成できない。")], by: [{ text: "森 彩", style: "strong" }] },
    {
      kind: "paragraph",
      tone: "muted",
      runs: [
        { text: "code", style: "code" },
        { text: "link", href: "https://example.org/", style: "emphasis" },
        { text: "unsafe", href: "javascript:alert(1)", style: "quote" },
      ],
    },
    {
      kind: "columns",
      columns: [
        { lang: "zh", title: "中文", blocks: [] },
        { lang: "en", title: "", blocks: [said("alone")] },
      ],
    },
  ])
  const text = textOf(pdf)
  for (const words of [
    "Deep heading",
    "Superseded by CR-4",
    "first item",
    "inner",
    "Positions",
    "North",
    "consensus",
    "of all",
    "賛成できない。",
    "森 彩",
    "code",
    "link",
    "unsafe",
    "alone",
  ])
    expect(joined(text)).toContain(joined(words))
  expect(pdf.toString("latin1")).toContain("pdfuaid")
  expect(pdf.toString("latin1")).toContain("(https://example.org/)")
  expect(pdf.toString("latin1")).not.toContain("javascript")
})

test("a picture stands in the file with its words for screen readers, and one that cannot be read is its words", async () => {
  const picture = (file: string, alt: string): PaperBlock => ({ kind: "picture", file, alt, width: 400, height: 3 })
  const blocks: PaperBlock[] = [
    said("Before"),
    picture("a1", 'Map of "ports" #image("/etc/passwd")'),
    { kind: "list", ordered: false, items: [[said("item"), picture("a1", "The map again")]] },
    picture("b2", "Broken"),
    picture("c3", "Cut"),
    picture("d4", "Not here"),
  ]
  async function* parts() {
    const bytes = png(400, 3)
    yield { picture: "a1", bytes: bytes.subarray(0, 20) }
    yield { picture: "a1", bytes: bytes.subarray(20) }
    yield { picture: "b2", bytes: Buffer.from("<svg onload=x>") }
    yield { picture: "c3", bytes: webp }
  }
  const set = await pdfs.set({ paper: paperOf(blocks), pictures: parts }, never)
  if (!Buffer.isBuffer(set)) throw new Error(set.refuse.code)
  expect(imagesOf(set)).toEqual(["400x3", "400x3"])
  expect(set.toString("latin1")).toContain("pdfuaid")
  const structure = structureOf(set)
  expect(structure.match(/Figure/g)).toHaveLength(2)
  const text = textOf(set)
  for (const words of ["Before", "[Broken]", "[Cut]", "[Not here]"]) expect(text).toContain(words)
  expect(text).not.toContain("Map of")
})

test("positions are bars in their colours, which a screen reader passes over for the table", async () => {
  const table: PaperBlock = { kind: "table", caption: "Positions", head: [], rows: [[{ runs: [{ text: "five" }] }]] }
  const parts = [
    { position: "agree" as const, name: "Agree", n: 5 },
    { position: "block" as const, name: "Cannot accept", n: 2 },
    { position: "reserve" as const, name: "Reserve", n: 0 },
  ]
  const pdf = await made([{ ...table, bars: [{ title: "North", parts }] }])
  const share = (colour: string) => coloursOf(pdf).get(colour) ?? 0
  expect(share("1c6544") / share("a3271f")).toBeGreaterThan(2)
  expect(share("a3271f")).toBeGreaterThan(300)
  expect(share("5b7c1d")).toBe(0)
  const text = textOf(pdf)
  for (const words of ["North", "Agree", "Cannot accept", "five"]) expect(text).toContain(words)
  expect(pdf.toString("latin1")).toContain("pdfuaid")
  expect(structureOf(pdf)).not.toContain("Figure")
})

test("the same paper is the same file, byte for byte", async () => {
  expect(await made([said("again")])).toEqual(await made([said("again")]))
})

test("a language without a font is refused by name before anything is set", async () => {
  const bare = createPdfs({ ...given, families: { ...families, ja: ["No Such Family"] } })
  expect(await bare.set({ paper: paperOf([said("x")]) }, never)).toBeInstanceOf(Buffer)
  expect(await bare.set({ paper: paperOf([said("x")], { lang: "ja" }) }, never)).toEqual({
    refuse: { code: "fonts-missing", params: { langs: "ja" } },
  })
})

test("the languages without a font are known before a paper is set, and looked for again until they have one", async () => {
  expect(await pdfs.missing()).toEqual([])
  const program = join(root, "server/papers/pdf/typesetting.ts")
  expect(await createPdfs({ ...given, program, families: { ...families, ja: ["No Such Family"] } }).missing()).toEqual([
    "ja",
  ])
})

test("a cancelled paper ends its process at once, and its place is free for the next", async () => {
  const one = within({ atOnce: 1 })
  const cancelled = new AbortController()
  const running = one.set({ paper: paperOf(long()) }, cancelled.signal)
  await until(() => setting().length === 1, "the process runs")
  cancelled.abort(new Error("gone"))
  await expect(running).rejects.toThrow("gone")
  expect(setting()).toEqual([])
  expect(await one.set({ paper: paperOf([said("next")]) }, never)).toBeInstanceOf(Buffer)
})

test("as many processes run at once as are allowed, some papers wait, and more are refused", async () => {
  const two = within({ atOnce: 2, waiting: 1 })
  const cancel = new AbortController()
  const all = [1, 2, 3].map(() => two.set({ paper: paperOf(long()) }, cancel.signal).catch(() => "cancelled"))
  await until(() => setting().length === 2, "two processes run")
  expect(await two.set({ paper: paperOf([]) }, never)).toEqual({ refuse: { code: "busy", params: {} } })
  cancel.abort()
  expect(await Promise.all(all)).toEqual(["cancelled", "cancelled", "cancelled"])
  expect(await two.set({ paper: paperOf([]) }, never)).toBeInstanceOf(Buffer)
})

test("one reader has two papers at a time, and another gets a place", async () => {
  const one = within({ atOnce: 1 })
  const cancel = new AbortController()
  const all = [1, 2].map(() => one.set({ paper: paperOf(long()) }, cancel.signal, "Lin").catch(() => "cancelled"))
  expect(await one.set({ paper: paperOf([]) }, never, "Lin")).toMatchObject({ refuse: { code: "too-fast" } })
  const other = one.set({ paper: paperOf([]) }, never, "Han")
  cancel.abort()
  expect(await Promise.all(all)).toEqual(["cancelled", "cancelled"])
  expect(await other).toBeInstanceOf(Buffer)
  expect(await one.set({ paper: paperOf([]) }, never, "Lin")).toBeInstanceOf(Buffer)
})

test("a paper that takes too much time or memory is refused, and its process killed", async () => {
  const tooLong = { refuse: { code: "paper-too-long", params: {} } }
  expect(await within({ timeoutMs: 50 }).set({ paper: paperOf(long()) }, never)).toEqual(tooLong)
  expect(await within({ mostBytes: 1_000_000 }).set({ paper: paperOf(long()) }, never)).toEqual(tooLong)
  expect(setting()).toEqual([])
})

test("a closed server leaves no process behind", async () => {
  const closing = within({})
  const running = closing.set({ paper: paperOf(long()) }, never)
  await until(() => setting().length === 1, "the process runs")
  closing.close()
  await expect(running).rejects.toThrow("could not be written")
  expect(setting()).toEqual([])
})

test("a process ends when its server is killed, and nothing is left in the folder of temporary files", async () => {
  const files = () => readdirSync(tmpdir()).filter(name => /typst|plenary-pdf/.test(name))
  const before = files()
  const script = `
    import { createPdfs } from ${JSON.stringify(join(root, "server/papers/pdf/pdfs.ts"))}
    const pdfs = createPdfs(${JSON.stringify(given)})
    pdfs.set(${JSON.stringify({ paper: paperOf(long()) })}, new AbortController().signal)
    setInterval(() => {}, 1000)`
  const server = spawn(process.execPath, ["--input-type=module"], { stdio: ["pipe", "ignore", "ignore"] })
  server.stdin.end(script)
  const children = () =>
    spawnSync("ps", ["--ppid", String(server.pid), "-o", "pid="])
      .stdout.toString()
      .trim()
      .split(/\s+/)
      .filter(Boolean)
  await until(() => children().length > 0, "the process runs")
  const [child = ""] = children()
  server.kill("SIGKILL")
  await once(server, "exit")
  await until(() => spawnSync("ps", ["-p", child, "-o", "pid="]).stdout.toString().trim() === "", "it ends")
  expect(files()).toEqual(before)
})

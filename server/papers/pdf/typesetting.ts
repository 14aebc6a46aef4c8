import { createInterface } from "node:readline"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import * as z from "zod"
import { endProcess, endWithServer, writeWhole } from "../writing/ownProcess.ts"
import { PictureBytes } from "../writing/pictures.ts"

/**
 * A process that sets one paper as PDF and ends. It reads its task from the standard input and writes the file to the
 * standard output, and nothing to the disk, so there is nothing to clean up after it. The last line of the task is the
 * paper; lines before it bring the bytes of pictures.
 */
const Task = z.object({
  template: z.string(),
  paper: z.looseObject({}),
  /** the languages that the paper needs fonts for */
  needed: z.array(z.string()),
  folders: z.array(z.string()),
  families: z.record(z.string(), z.array(z.string())),
  /** the families of letters: the first sets them in every language, the others what no other family has */
  letters: z.array(z.string()),
  /** whether characters that no font has are set as empty boxes; otherwise the process tells them and sets nothing */
  boxes: z.boolean().default(false),
  /** whether nothing is set, and the process only tells which languages have no font */
  onlyLook: z.boolean().default(false),
})

// the compiler holds this thread until it has finished
endWithServer()

/** Tells which of the families are installed. The compiler warns of each one that is not. */
function installed(compiler: NodeCompiler, names: string[]): Set<string> {
  const missing = names.filter(name => {
    const probe = compiler.compile({
      mainFileContent: `#text(font: json(bytes(sys.inputs.family)))[a]`,
      inputs: { family: JSON.stringify(name) },
    })
    return probe.takeWarnings() !== null
  })
  return new Set(names.filter(name => !missing.includes(name)))
}

/** The compiler's folder. It does not exist, so that a paper can reach no file of the disk. */
const nowhere = "/no-folder-of-this-machine"

/** Gives the compiler the pictures that it can set, and tells where it finds each. The others are their words. */
function settable(compiler: NodeCompiler, pictures: PictureBytes): Record<string, string> {
  const places: Record<string, string> = {}
  for (const [n, { picture, bytes }] of pictures.files().entries()) {
    const place = `/pictures/${n}`
    compiler.mapShadow(`${nowhere}${place}`, bytes)
    const probe = compiler.compile({ mainFileContent: `#image(${JSON.stringify(place)})` }).result
    try {
      if (probe === null) continue
      compiler.pdf(probe)
      places[picture] = place
    } catch {
      // the file begins like a picture and goes on otherwise
    }
  }
  return places
}

const pictures = new PictureBytes()
const Picture = z.object({ picture: z.string(), base64: z.string() })
let last: unknown = null
for await (const line of createInterface({ input: process.stdin })) {
  last = JSON.parse(line)
  const { success, data } = Picture.safeParse(last)
  if (success) pictures.add(data)
}
const task = Task.parse(last)
const compiler = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontPaths: task.folders }] })
const found = installed(compiler, [...new Set([...task.letters, ...Object.values(task.families).flat()])])
const fonts = Object.fromEntries(
  Object.entries(task.families).map(([lang, names]) => [lang, names.filter(name => found.has(name))]),
)
const missing = task.needed.filter(lang => !fonts[lang]?.length)
if (missing.length > 0 || task.onlyLook) {
  writeWhole(Buffer.from(JSON.stringify({ missing })))
  endProcess(0)
}
const [alphabets, ...more] = task.letters.filter(name => found.has(name))
const all = [...new Set(Object.values(fonts).flat())]
/** Punctuation that Latin and Chinese fonts share takes the Chinese form in a Chinese or Japanese text. */
const covering = (lang: string, name: string) => (lang === "en" ? name : { name, covers: "latin-in-cjk" })
const paper = {
  ...task.paper,
  pictures: settable(compiler, pictures),
  // characters that a language's font lacks come from those of the other languages
  fonts: Object.fromEntries(
    Object.entries(fonts).map(([lang, names]) => [
      lang,
      [...(alphabets ? [covering(lang, alphabets)] : []), ...new Set([...names, ...all, ...more])],
    ]),
  ),
}

/** Sets the paper. Answers null and prints why if the compiler could not. */
function setAs(isBoxed: boolean) {
  const result = compiler.compile({
    mainFileContent: task.template,
    inputs: { paper: JSON.stringify({ ...paper, isBoxed }) },
  })
  if (result.result === null) result.printErrors()
  return result.result
}

/** Reads from the compiler's failure which characters no font can show; null if it failed for another reason. */
function unshownIn(failure: unknown): string[] | null {
  const told = failure instanceof Error && "code" in failure ? String(failure.code) : String(failure)
  const texts = [...told.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gu)].map(([, text = ""]) => text)
  return texts.length === 0 ? null : [...new Set(texts)]
}

/** PDF/UA-1 allows no character that no font can show. A paper with boxes is tagged all the same, and says that it has them. */
function written(): Buffer {
  const document = setAs(false)
  if (document === null) endProcess(1)
  try {
    return compiler.pdf(document, { pdfStandard: "ua-1", pdfTags: true })
  } catch (failure) {
    const unshown = unshownIn(failure)
    if (unshown === null) return compiler.pdf(document, { pdfTags: true })
    if (!task.boxes) return Buffer.from(JSON.stringify({ unshown }))
    const boxed = setAs(true)
    if (boxed === null) endProcess(1)
    return compiler.pdf(boxed, { pdfTags: true })
  }
}
writeWhole(written())
endProcess(0)

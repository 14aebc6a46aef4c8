import { createInterface } from "node:readline"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import * as z from "zod"
import { endWithServer, writeWhole } from "../writing/outside.ts"
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
const found = installed(compiler, [...new Set(Object.values(task.families).flat())])
const fonts = Object.fromEntries(
  Object.entries(task.families).map(([lang, names]) => [lang, names.filter(name => found.has(name))]),
)
const missing = task.needed.filter(lang => !fonts[lang]?.length)
if (missing.length > 0 || task.onlyLook) {
  writeWhole(Buffer.from(JSON.stringify({ missing })))
  process.exit(0)
}
const all = [...new Set(Object.values(fonts).flat())]
const paper = {
  ...task.paper,
  pictures: settable(compiler, pictures),
  // characters that a language's font lacks come from those of the other languages
  fonts: Object.fromEntries(Object.entries(fonts).map(([lang, names]) => [lang, [...new Set([...names, ...all])]])),
}
const result = compiler.compile({ mainFileContent: task.template, inputs: { paper: JSON.stringify(paper) } })
const document = result.result
if (document === null) {
  result.printErrors()
  process.exit(1)
}
/** PDF/UA-1 does not allow a character that no font can show. Such a paper is tagged all the same. */
const accessible = () => {
  try {
    return compiler.pdf(document, { pdfStandard: "ua-1", pdfTags: true })
  } catch {
    return compiler.pdf(document, { pdfTags: true })
  }
}
writeWhole(accessible())
process.exit(0)

import { writeSync } from "node:fs"
import { text } from "node:stream/consumers"
import { Worker } from "node:worker_threads"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import * as z from "zod"

/**
 * A process that sets one paper as PDF and ends. It reads its task from the standard input and writes the file to the
 * standard output, and nothing to the disk, so there is nothing to clean up after it.
 */
const Task = z.object({
  template: z.string(),
  paper: z.looseObject({}),
  /** the languages that the paper needs fonts for */
  needed: z.array(z.string()),
  folders: z.array(z.string()),
  families: z.record(z.string(), z.array(z.string())),
})

// The compiler holds this thread until it has finished. A second thread ends the process if the server has ended, for
// which the number of the parent process changes.
new Worker(`setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, "SIGKILL"), 200)`, {
  eval: true,
}).unref()

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

const writeWhole = (bytes: Uint8Array) => {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error
    }
  }
}

const task = Task.parse(JSON.parse(await text(process.stdin)))
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: task.folders }] })
const found = installed(compiler, [...new Set(Object.values(task.families).flat())])
const fonts = Object.fromEntries(
  Object.entries(task.families).map(([lang, names]) => [lang, names.filter(name => found.has(name))]),
)
const missing = task.needed.filter(lang => !fonts[lang]?.length)
if (missing.length > 0) {
  writeWhole(Buffer.from(JSON.stringify({ missing })))
  process.exit(0)
}
const all = [...new Set(Object.values(fonts).flat())]
const paper = {
  ...task.paper,
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
